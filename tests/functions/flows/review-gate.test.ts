import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyRecords } from '../../../functions/flows/apply-records.ts';
import { waitsForReview, type ReviewGate } from '../../../functions/flows/review-gate.ts';
import { standingOf } from '../../../functions/flows/standing.ts';
import type { AcceptedRecord } from '../../../functions/ports.ts';
import { emptyTable, memoryReader, memoryState, type MemoryTable } from '../memory/memory-table.ts';
import { acceptedReport } from '../records.ts';

const ID = '419001-gov-office.2021';
const SINCE = '2022-01-20T00:00:00Z';

/** Filings in their order: before the gate, and four behind it; the last equals the one before. */
const FILINGS = [
  filing('20220119T000000Z', 0, ['1']),
  filing('20220121T000000Z', 1, ['2']),
  filing('20220122T000000Z', 2, ['3']),
  filing('20220123T000000Z', 3, ['4']),
  filing('20220124T000000Z', 4, ['4']),
];

/** [token, whether it waits] */
const TOKENS = [
  ['1#20220119T235959Z#aaaaaaaaaaaaaaaa#000000#00000000', false],
  ['1#20220120T000000Z#aaaaaaaaaaaaaaaa#000000#00000000', true],
  ['0#20220121T000000Z#aaaaaaaaaaaaaaaa#000000#00000000', false],
] as const;

for (const [token, waits] of TOKENS) {
  test(`${token} ${waits ? 'waits' : 'does not wait'}`, () => {
    assert.equal(waitsForReview(token, { since: SINCE }), waits);
  });
}

test('whatever comes in whatever order, several times and at once, what stands is the newest that may be seen', async () => {
  const steps = fc.record({
    filed: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
    released: fc.subarray([1, 2, 3, 4]),
    returned: fc.subarray([1, 2, 3, 4]),
    again: fc.boolean(),
    seed: fc.integer(),
  });
  await fc.assert(
    fc.asyncProperty(steps, async ({ filed, released, returned, again, seed }) => {
      const records = [
        ...filed.map((index) => FILINGS[index]).filter((one) => one !== undefined),
        ...released.map((index) => review(index, 'released')),
        ...returned.map((index) => review(index, 'returned')),
      ];
      const open = filed.filter((index) => index === 0 || released.includes(index));
      const expected = standingOf(await marksOf(open));
      for (const order of [shuffled(records, seed), shuffled(records, seed + 1)]) {
        const table = emptyTable();
        const deliveries = again ? [...order, ...order] : order;
        await deliver(deliveries, table, seed);
        const state = table.currents.get(ID)?.state;
        assert.deepEqual(
          state && [state.token, state.newest, state.revision],
          expected && [expected.token, expected.newest, expected.revision],
        );
      }
    }),
    { numRuns: 300 },
  );
});

test('what waits is told as waiting, and has no number', async () => {
  const table = emptyTable();
  const says = async (record: AcceptedRecord) => (await apply([record], table)).get(ID);
  const [first, second] = FILINGS;
  assert.ok(first && second);
  assert.deepEqual(await says(first), { status: 'current', revision: 1 });
  assert.deepEqual(await says(second), { status: 'waiting' });
  await apply([review(1, 'released')], table);
  assert.deepEqual(await says(second), { status: 'current', revision: 2 });
  assert.deepEqual(await says(first), { status: 'superseded' });
});

test('a return lets nothing through, and takes nothing back that was released', async () => {
  const table = emptyTable();
  await apply([FILINGS[1] ?? raise(), review(1, 'returned')], table);
  assert.equal(table.currents.get(ID), undefined);
  await apply([review(1, 'released')], table);
  await apply([review(1, 'returned')], table);
  assert.equal(table.currents.get(ID)?.state.revision, 1);
});

function filing(second: string, index: number, values: readonly string[]): AcceptedRecord {
  return acceptedReport(`1#${second}#aaaaaaaaaaaaaaaa#000000#0000000${index}`, { values });
}

function review(index: number, outcome: 'released' | 'returned'): AcceptedRecord {
  const receiptId = `r-0000000${index}${'0'.repeat(24)}`;
  const token = `1#20220201T00000${index}Z#bbbbbbbbbbbbbbbb#00000${outcome.length}#1000000${index}`;
  const { source } = FILINGS[0] ?? raise();
  const decision = { kind: 'reviews', reportId: ID, receiptId, outcome, by: 'x' } as const;
  return { token, receiptId, source, kind: 'decision', decision };
}

/** All at once, one after the other, or half and half, as the seed says. */
async function deliver(records: readonly AcceptedRecord[], table: MemoryTable, seed: number): Promise<void> {
  const cut = seed % 3 === 0 ? 0 : seed % 3 === 1 ? records.length : Math.floor(records.length / 2);
  for (const record of records.slice(0, cut)) await apply([record], table);
  await Promise.all(records.slice(cut).map((record) => apply([record], table)));
}

function apply(records: readonly AcceptedRecord[], table: MemoryTable) {
  const gate: ReviewGate = { since: SINCE, reader: memoryReader(table, yielding) };
  return applyRecords(records, memoryState(table, yielding), { gate });
}

/** Lets others go first, so that what runs at once is mixed. */
async function yielding<Result>(_name: string, act: () => Result): Promise<Result> {
  await new Promise((resolve) => setImmediate(resolve));
  return act();
}

async function marksOf(open: readonly number[]) {
  const table = emptyTable();
  const state = memoryState(table, yielding);
  await state.putRevisions(open.flatMap((index) => FILINGS[index] ?? []));
  return state.revisions(ID);
}

function shuffled<Value>(values: readonly Value[], seed: number): readonly Value[] {
  let state = seed >>> 0;
  const keyed = values.map((value) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return [state, value] as const;
  });
  return keyed.toSorted(([a], [b]) => a - b).map(([, value]) => value);
}

function raise(): never {
  throw new Error('there are filings');
}
