import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FORM_2021 } from '../../../../core/forms/form.ts';
import { exactSum } from '../../../../core/forms/series/exact-sum.ts';
import type { PublishedOrganisation } from '../../../../core/publish/published-organisation.ts';
import type { PublishedReport } from '../../../../core/publish/published-report.ts';
import { renderShard } from '../../../../core/publish/render-shard.ts';
import { readGroup } from '../../../../core/publish/rollup/rollup-document.ts';
import { addGroups } from '../../../../core/publish/rollup/rollup-group.ts';
import { roundOf } from '../../../functions/records.ts';
import { aReport, anOrganisation, aShard, sha256, textOf } from '../shard-factory.ts';

const NEW = 't3_new_received__total';
const FEES = 't2_fees__amount_wan';
const ROUND = { ...roundOf(2021, '41', { deadlines: [{ day: '2022-01-31' }] }), revision: 1 };

const GOVERNMENT = anOrganisation({ orgId: '419001-gov', kind: 'government', parent: '410000-gov' });
const organ = (orgId: string, change: Partial<PublishedOrganisation> = {}) =>
  anOrganisation({ orgId, kind: 'department', parent: '419001-gov', ...change });

function received(orgId: string, receivedAt: string, numbers: Record<string, string> = {}): PublishedReport {
  const { source, ...report } = aReport({ orgId }, numbers);
  return { ...report, source: { ...source, receivedAt } };
}

function rollupOf(
  reports: readonly PublishedReport[],
  organisations: readonly PublishedOrganisation[],
  rounds = [ROUND],
  withdrawn: readonly PublishedReport[] = [],
) {
  const shard = { ...aShard(reports, organisations), rounds, withdrawn };
  const { files, groups } = renderShard(shard, sha256);
  const file = files.find(({ key }) => key.includes('/rollup-'));
  return { groups: groups.map(readGroup), document: JSON.parse(textOf(file?.body ?? new Uint8Array())) };
}

test('on time is the day in China on which a report was first filed, the last day included', () => {
  const cases = [
    ['2022-01-31T15:59:59Z', 'on-time', '2022-01-31'],
    ['2022-01-31T16:00:00Z', 'late', '2022-02-01'],
    ['2022-01-01T00:00:00Z', 'on-time', '2022-01-01'],
  ] as const;
  for (const [moment, state, day] of cases) {
    const { document } = rollupOf([received('419001-a', moment)], [organ('419001-a')]);
    const [unit] = document.organisations;
    assert.deepEqual([unit.report, unit.received, unit.deadline], [state, day, '2022-01-31']);
  }
});

test('a correction in March does not make a report of January late', () => {
  const corrected = { ...received('419001-a', '2022-03-05T00:00:00Z'), filedAt: '2022-01-20T00:00:00Z' };
  const { document } = rollupOf([corrected], [organ('419001-a')]);
  assert.equal(document.organisations[0].report, 'on-time');
});

test('coverage counts everybody once, and says who is missing', () => {
  const excluded = { ...ROUND, excluded: [{ organisation: '419001-tax', reason: '垂直管理' }] };
  const { groups } = rollupOf(
    [
      received('419001-a', '2022-01-20T00:00:00Z'),
      received('419001-b', '2022-02-20T00:00:00Z'),
      { ...received('419001-c', '2024-02-20T00:00:00Z'), provenance: { sourceUrl: 'https://example.org' } },
      received('419001-gone', '2022-01-20T00:00:00Z'),
      received('419001-tax', '2022-01-20T00:00:00Z'),
    ],
    [
      ...['419001-a', '419001-b', '419001-c', '419001-d', '419001-tax'].map((id) => organ(id)),
      organ('419001-gone', { validTo: '2021-06-30' }),
    ],
    [excluded],
  );
  assert.equal(groups.length, 1);
  assert.deepEqual(groups[0]?.coverage, {
    expected: 4,
    reported: 3,
    on_time: 1,
    late: 1,
    no_deadline: 0,
    imported: 1,
    withdrawn: 0,
    excluded: 1,
    unexpected: 1,
  });
  assert.deepEqual(groups[0]?.missing, ['419001-d']);
  const sums = groups[0]?.sums.map(({ reports, imported }) => [reports, imported]);
  // The three expected and the one that nobody expected; the excluded one is in no sum.
  assert.deepEqual(sums, [[4, 1]]);
});

test('a report that was withdrawn is missing, counted as withdrawn, and in no sum', () => {
  const gone = (orgId: string): PublishedReport => ({
    ...received(orgId, '2022-01-25T00:00:00Z', { [NEW]: '9' }),
    values: [],
    withdrawn: true,
  });
  const { groups, document } = rollupOf(
    [received('419001-a', '2022-01-20T00:00:00Z', { [NEW]: '5' })],
    [organ('419001-a'), organ('419001-b')],
    [ROUND],
    [gone('419001-b'), gone('419001-stranger')],
  );
  assert.deepEqual(
    document.organisations.map(({ org_id, expected, report }: Record<string, unknown>) => [
      org_id,
      expected,
      report,
    ]),
    [
      ['419001-a', 'yes', 'on-time'],
      ['419001-b', 'yes', 'withdrawn'],
      ['419001-stranger', 'no', 'withdrawn'],
    ],
  );
  const organs = groups.find(({ coverage }) => coverage.expected > 0);
  assert.deepEqual(
    [organs?.coverage.expected, organs?.coverage.reported, organs?.coverage.withdrawn, organs?.missing],
    [2, 1, 1, ['419001-b']],
  );
  assert.deepEqual(
    organs?.sums.map(({ reports, values }) => [reports, values[FORM_2021.positionOf.get(NEW) ?? -1]]),
    [[1, '5']],
  );
});

test('a region of which nobody has reported says who is missing', () => {
  const { groups } = rollupOf([], [organ('419001-a'), GOVERNMENT]);
  const told = groups.map(({ of, coverage, missing, sums }) => [of, coverage.expected, missing, sums]);
  assert.deepEqual(told, [
    ['governments', 1, ['419001-gov'], []],
    ['organs', 1, ['419001-a'], []],
  ]);
});

test('a government, its office and its organs are never in one sum with it', () => {
  const { groups } = rollupOf(
    [
      received('419001-gov', '2022-01-20T00:00:00Z', { [NEW]: '100' }),
      received('419001-gov-office', '2022-01-20T00:00:00Z', { [NEW]: '7' }),
      received('419001-a', '2022-01-20T00:00:00Z', { [NEW]: '5' }),
      received('419001-town', '2022-01-20T00:00:00Z', { [NEW]: '3' }),
    ],
    [
      GOVERNMENT,
      organ('419001-a'),
      organ('419001-gov-office', { kind: 'office' }),
      organ('419001-town', { kind: 'township' }),
    ],
  );
  const told = groups.map(({ of, level, unit, government, sums }) => [
    of,
    level,
    unit,
    government,
    sums[0]?.values[FORM_2021.positionOf.get(NEW) ?? -1],
  ]);
  assert.deepEqual(told, [
    ['governments', 'prefecture', '419001-gov', '410000-gov', '100'],
    ['organs', 'prefecture', null, '419001-gov', '12'],
    ['organs', 'township', null, '419001-gov', '3'],
  ]);
});

test('a blank is counted and never added as a zero; a cell that nobody filled has no sum', () => {
  const blank = {
    ...received('419001-b', '2022-01-20T00:00:00Z'),
    values: FORM_2021.items.map(({ code }) => (code === NEW || code === FEES ? null : '0')),
    marks: { [NEW]: { status: 'blank' }, [FEES]: { status: 'not_applicable' } },
    provenance: { sourceUrl: 'https://example.org' },
  } as const;
  const alone = rollupOf([blank], [organ('419001-b')]).groups[0]?.sums[0];
  assert.equal(alone?.values[FORM_2021.positionOf.get(NEW) ?? -1], null);
  const both = rollupOf(
    [received('419001-a', '2022-01-20T00:00:00Z', { [NEW]: '4', [FEES]: '0.50' }), blank],
    [organ('419001-a'), organ('419001-b')],
  ).groups[0]?.sums[0];
  assert.equal(both?.values[FORM_2021.positionOf.get(NEW) ?? -1], '4');
  assert.equal(both?.values[FORM_2021.positionOf.get(FEES) ?? -1], '0.50');
  assert.deepEqual(both?.counts, {
    [FEES]: { reported: 1, blank: 0, not_applicable: 1, text: 0, missing: 0 },
    [NEW]: { reported: 1, blank: 1, not_applicable: 0, text: 0, missing: 0 },
  });
});

test('sums are exact, in any order and any grouping', () => {
  const fee = fc
    .tuple(fc.nat(1e9), fc.integer({ min: 0, max: 999999 }))
    .map(([a, b]) => `${a}.${String(b).padStart(6, '0')}`);
  const count = fc.bigInt({ min: 0n, max: 10n ** 17n }).map(String);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(count, fee), { minLength: 1, maxLength: 8 }),
      fc.integer(),
      (rows, seed) => {
        const ids = rows.map((_, index) => `419001-o${index}`);
        const reports = rows.map(([requests, fees], index) =>
          received(ids[index] ?? '', '2022-01-20T00:00:00Z', { [NEW]: requests, [FEES]: fees }),
        );
        const turned = seed % 2 === 0 ? reports : reports.toReversed();
        const { groups } = rollupOf(
          turned,
          ids.map((id, index) => organ(id, { level: index % 2 === 0 ? 'county' : 'township' })),
        );
        const whole = addGroups(groups.map((group) => ({ ...group, level: 'county' as const })))[0]?.sums[0];
        assert.equal(whole?.values[FORM_2021.positionOf.get(NEW) ?? -1], exactSum(rows.map(([a]) => a)));
        assert.equal(whole?.values[FORM_2021.positionOf.get(FEES) ?? -1], exactSum(rows.map(([, b]) => b)));
      },
    ),
    { numRuns: 60 },
  );
});

test('a report on the superseded form is summed apart', () => {
  const old = aReport({ orgId: '419001-old', year: 2019 }, {});
  const imported = {
    ...old,
    year: 2021,
    reportId: '419001-old.2021',
    provenance: { sourceUrl: 'https://example.org' },
  };
  const { groups } = rollupOf(
    [imported, received('419001-a', '2022-01-20T00:00:00Z')],
    [organ('419001-a'), organ('419001-old')],
  );
  assert.deepEqual(
    groups[0]?.sums.map(({ form, reports }) => [form, reports]),
    [
      ['2019', 1],
      ['2021', 1],
    ],
  );
});

test('the rounds about a region are named, and no others', () => {
  const rounds = [ROUND, { ...roundOf(2021, ''), revision: 3 }, { ...roundOf(2021, '32'), revision: 1 }];
  const { document } = rollupOf([], [organ('419001-a')], rounds);
  assert.deepEqual(document.rounds, [
    { round_id: 'round-2021', revision: 3 },
    { round_id: 'round-2021-41', revision: 1 },
  ]);
});
