import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyRecords } from '../../../functions/flows/apply-records.ts';
import { markDirty } from '../../../functions/flows/mark-dirty.ts';
import { unitKey } from '../../../functions/flows/unit-key.ts';
import type { AcceptedRecord, StateStore } from '../../../functions/ports.ts';
import { acceptedReport, acceptedRound, acceptedRow, roundOf } from '../records.ts';
import { workshop } from '../workshop.ts';

const ROWS = [
  acceptedRow('1#a'),
  acceptedRow('1#a', { orgId: '419001-other' }),
  acceptedRow('1#a', { orgId: '110000-a', region: '110000' }),
];

test('the first report of a year opens it for every region, in an order that loses nobody', async () => {
  const { ports, take } = workshop();
  await take(ROWS);
  const calls: string[] = [];
  const record = acceptedReport('1#b');
  await applyRecords([record], ports.state);
  const units = await markDirty([record], noting(ports.state, calls));
  assert.deepEqual(units.map(unitKey).toSorted(), ['reports#110000#2021', 'reports#419001#2021']);
  const inOrder = ['years', 'beginYear', 'regionsOfRegister', 'markDirty', 'markDirty', 'openYear'];
  assert.deepEqual(calls, inOrder);
});

/** [what, records, the units that they touch once 2021 is open] */
const CASES: readonly (readonly [string, readonly AcceptedRecord[], readonly string[]])[] = [
  ['a report', [acceptedReport('1#c')], ['reports#419001#2021']],
  [
    'a row of the register',
    [acceptedRow('1#c', { orgId: '419001-new' })],
    ['organisations', 'reports#419001#2021'],
  ],
  [
    'the first row of a region',
    [acceptedRow('1#c', { orgId: '320000-new', region: '320000' })],
    ['organisations', 'reports#320000#2021'],
  ],
  [
    'a row that tells of a successor in another region',
    [acceptedRow('1#c', { successor: '110000-a' })],
    ['organisations', 'reports#110000#2021', 'reports#419001#2021'],
  ],
  ['a round of a province', [acceptedRound('1#c', roundOf(2021, '41'))], ['reports#419001#2021', 'rounds']],
  [
    'a round of everywhere',
    [acceptedRound('1#c', roundOf(2021, ''))],
    ['reports#110000#2021', 'reports#419001#2021', 'rounds'],
  ],
  [
    'a round of another year, which opens it',
    [acceptedRound('1#c', roundOf(2022, '41'))],
    ['reports#110000#2022', 'reports#419001#2022', 'rounds'],
  ],
];

for (const [what, records, expected] of CASES) {
  test(`${what} touches ${expected.join(', ')}`, async () => {
    const { ports, take } = workshop();
    await take([...ROWS, acceptedReport('1#b')]);
    await applyRecords(records, ports.state);
    const units = await markDirty(records, ports.state);
    assert.deepEqual(units.map(unitKey).toSorted(), expected);
  });
}

function noting(state: StateStore, calls: string[]): StateStore {
  return {
    ...state,
    years: () => {
      calls.push('years');
      return state.years();
    },
    beginYear: (year) => {
      calls.push('beginYear');
      return state.beginYear(year);
    },
    openYear: (year) => {
      calls.push('openYear');
      return state.openYear(year);
    },
    regionsOfRegister: (area) => {
      calls.push('regionsOfRegister');
      return state.regionsOfRegister(area);
    },
    markDirty: (unit) => {
      calls.push('markDirty');
      return state.markDirty(unit);
    },
  };
}
