import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2021 } from '../../../../core/forms/form.ts';
import type { PublishedReport } from '../../../../core/publish/published-report.ts';
import type { ChangeRow } from '../../../../core/publish/release/change-row.ts';
import { MOST_LISTED_CHANGES, renderChanges } from '../../../../core/publish/release/render-changes.ts';
import { aReport, textOf } from '../shard-factory.ts';
import { releaseStates } from './release-states.ts';

const CODES = FORM_2021.items.map(({ code }) => code);
const [FIRST = '', SECOND = ''] = CODES;
const SHARD = '2021/419001';

interface Overview {
  readonly total: number;
  readonly truncated: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly shards: readonly { readonly region: string; readonly changes: number; readonly path: string }[];
  readonly changes: readonly ChangeRow[] | null;
}

/** The changes between two states, and which files were read for them. */
async function changesOf(
  before: Readonly<Record<string, readonly PublishedReport[]>> | undefined,
  after: Readonly<Record<string, readonly PublishedReport[]>>,
) {
  const states = releaseStates();
  const old = before === undefined ? undefined : states.state(before);
  const rendered = await renderChanges(states.content(states.state(after), old));
  const file = rendered.files.find(({ name }) => name === 'changes.json');
  assert.ok(file);
  const overview = JSON.parse(textOf(file.file.body)) as Overview; // printed by us
  return { ...rendered, overview, read: states.read };
}

/** [what happened, before, after, the rows as op, code, old, new, statuses] */
const CASES: readonly (readonly [
  string,
  PublishedReport | undefined,
  PublishedReport | undefined,
  readonly (readonly unknown[])[],
])[] = [
  ['a report comes', undefined, aReport(), [['new', null, null, null, null, null]]],
  ['a report goes', aReport(), undefined, [['withdrawal', null, null, null, null, null]]],
  [
    'one value is corrected',
    aReport(),
    aReport({ revision: 2 }, { [SECOND]: '219' }),
    [['correction', SECOND, '0', '219', 'reported', 'reported']],
  ],
  [
    'a blank becomes a number, and a decimal keeps its digits',
    aReport({ marks: { [FIRST]: { status: 'blank' } } }, { [FIRST]: null, [SECOND]: '0.00' }),
    aReport({ revision: 2 }, { [FIRST]: '0', [SECOND]: '0.0' }),
    [
      ['correction', FIRST, null, '0', 'blank', 'reported'],
      ['correction', SECOND, '0.00', '0.0', 'reported', 'reported'],
    ],
  ],
  [
    'texts are named and not told',
    aReport({ sections: { one: '旧' }, explanations: { 'X-CARRY': '旧' } }),
    aReport({ revision: 2, sections: { one: '新', six: '新' }, explanations: { 'O-ZERO': '新' } }),
    [
      ['correction', 'section_1', null, null, null, null],
      ['correction', 'section_6', null, null, null, null],
      ['correction', 'explain:O-ZERO', null, null, null, null],
      ['correction', 'explain:X-CARRY', null, null, null, null],
    ],
  ],
];

for (const [what, before, after, rows] of CASES) {
  test(`changes: ${what}`, async () => {
    // A neighbour keeps the shard in place, and never shows.
    const neighbour = aReport({ orgId: '419001-z' });
    const listOf = (report: PublishedReport | undefined) => (report ? [report, neighbour] : [neighbour]);
    const { overview } = await changesOf({ [SHARD]: listOf(before) }, { [SHARD]: listOf(after) });
    assert.deepEqual(
      overview.changes?.map((row) => [row.op, row.code, row.old, row.new, row.old_status, row.new_status]),
      rows,
    );
  });
}

test('a correction tells its reason, both revisions and the receipt behind it', async () => {
  const source = {
    fileSha256: 'cd'.repeat(32),
    receivedAt: '2022-03-01T00:00:00Z',
    status: 'accepted',
  } as const;
  const corrected = aReport({ revision: 2, source, correctionReason: '误填' }, { [FIRST]: '1' });
  const { overview, counts } = await changesOf({ [SHARD]: [aReport()] }, { [SHARD]: [corrected] });
  const [row] = overview.changes ?? [];
  assert.deepEqual(
    [row?.old_revision, row?.revision, row?.reason, row?.receipt],
    [
      1,
      2,
      '误填',
      { file_sha256: source.fileSha256, received_at: source.receivedAt, receipt_status: 'accepted' },
    ],
  );
  assert.deepEqual(counts, {
    new_reports: 0,
    corrected_reports: 1,
    withdrawn_reports: 0,
    redacted_reports: 0,
    corrected_cells: 1,
  });
});

test('only what differs is read: indexes, the two manifests, and the two revisions', async () => {
  const reports = Array.from({ length: 9 }, (_, number) => aReport({ orgId: `419001-0${number}` }));
  const others = {
    '2021/110000': [aReport({ orgId: '110000-gov' })],
    '2021/410000': [aReport({ orgId: '410000-gov' })],
  };
  const changed = reports.with(4, aReport({ orgId: '419001-04', revision: 2 }, { [FIRST]: '1' }));
  const { read } = await changesOf({ ...others, [SHARD]: reports }, { ...others, [SHARD]: changed });
  assert.deepEqual(
    read.map((path) => path.replace(/-[0-9a-f]{64}/, '').replace('feeds/v1/years/2021/', '')).toSorted(),
    [
      'index.json',
      'index.json',
      'provinces/41/index.json',
      'provinces/41/index.json',
      'regions/419001/manifest.json',
      'regions/419001/manifest.json',
      'regions/419001/reports/419001-04.2021.json',
      'regions/419001/reports/419001-04.2021.json',
    ],
  );
});

test('the first release names every report as new, shard by shard', async () => {
  const { overview, files } = await changesOf(undefined, {
    '2021/110000': [aReport({ orgId: '110000-gov' })],
    [SHARD]: [aReport(), aReport({ orgId: '419001-gov' })],
  });
  assert.deepEqual(
    overview.shards.map(({ region, changes }) => [region, changes]),
    [
      ['110000', 1],
      ['419001', 2],
    ],
  );
  assert.deepEqual(
    files.map(({ name }) => name),
    ['changes/2021/110000.json', 'changes/2021/419001.json', 'changes.json'],
  );
});

test('too many changes to list are named by their files, and the document says so', async () => {
  const many = Array.from({ length: 11 }, (_, number) => `419001-${String(number).padStart(2, '0')}`);
  const all = (value: string) => Object.fromEntries(CODES.map((code) => [code, value]));
  const { overview } = await changesOf(
    { [SHARD]: many.map((orgId) => aReport({ orgId })) },
    { [SHARD]: many.map((orgId) => aReport({ orgId, revision: 2 }, all('1'))) },
  );
  assert.ok(overview.total > MOST_LISTED_CHANGES);
  assert.deepEqual(
    [overview.truncated, overview.changes, overview.shards[0]?.changes],
    [true, null, overview.total],
  );
});
