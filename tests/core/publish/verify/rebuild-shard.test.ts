import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PublishedReport } from '../../../../core/publish/published-report.ts';
import { renderShard } from '../../../../core/publish/render-shard.ts';
import { firstDifference } from '../../../../core/publish/verify/first-difference.ts';
import { rebuildFromJson, rebuildFromLong } from '../../../../core/publish/verify/rebuild-shard.ts';
import { ARBITRARY_REPORT } from '../../properties/arbitrary-report.ts';
import { runs } from '../../properties/runs.ts';
import { aReport, aShard, sha256, textOf } from '../shard-factory.ts';

/** The tables of a shard, and the place that they are of. */
function tablesOf(reports: readonly PublishedReport[]) {
  const [first = aReport()] = reports;
  const shard = { ...aShard(reports), year: first.year, region: first.orgId.slice(0, 6) };
  const { files } = renderShard(shard, sha256);
  const table = (part: string, ending: string) => {
    const file = files.find(({ key }) => key.includes(`/${part}-`) && key.endsWith(ending));
    assert.ok(file);
    return file.body;
  };
  const tables = {
    'observations.csv': table('observations', '.csv'),
    'reports.csv': table('reports', '.csv'),
    'reports.json': table('reports', '.json'),
  };
  return { shard, tables };
}

function assertRebuilt(reports: readonly PublishedReport[]): void {
  const { shard, tables } = tablesOf(reports);
  const { 'observations.csv': long, ...derived } = tables;
  assert.deepEqual(texts(rebuildFromLong(shard, tables)), texts(derived));
  assert.deepEqual(texts(rebuildFromJson(shard, tables['reports.json'])), {
    'observations.csv': textOf(long),
    'reports.csv': textOf(tables['reports.csv']),
  });
}

function texts(tables: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tables).map(([name, body]) => [name, textOf(body)]));
}

test('a shard’s other tables are made anew from its long one, byte for byte', () => {
  fc.assert(
    fc.property(ARBITRARY_REPORT, fc.integer({ min: 1, max: 9 }), (report, revision) =>
      assertRebuilt([{ ...aReport(), ...report, revision }]),
    ),
    runs(40),
  );
});

for (const raw of ['', "'", '=1+1', "'=1", '无', '-', '１２', 'a,"b"\r\nc', '\u2028']) {
  test(`what was printed comes back: ${JSON.stringify(raw)}`, () => {
    const provenance = { sourceUrl: 'https://example.org' };
    const first = 't2_regulations__issued';
    const marks = { [first]: { status: 'text', raw } } as const;
    assertRebuilt([aReport({ marks, provenance }, { [first]: null }), aReport({ orgId: '419001-z' })]);
  });
}

test('the first line that differs is told, long ones from where they part', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  assert.equal(firstDifference(bytes('a\r\nb\r\n'), bytes('a\r\nb\r\n')), undefined);
  assert.deepEqual(firstDifference(bytes('a\r\nb,1\r\n'), bytes('a\r\nb,2\r\n')), {
    line: 2,
    promised: 'b,1',
    found: 'b,2',
  });
  const long = `${'x'.repeat(500)}1${'y'.repeat(500)}`;
  const { promised, found } = firstDifference(bytes(long), bytes(long.replace('1', '2'))) ?? {};
  assert.match(promised ?? '', /^…x{40}1y+…$/);
  assert.match(found ?? '', /^…x{40}2y+…$/);
  assert.equal(firstDifference(bytes('a'), bytes('a\nb'))?.line, 2);
});
