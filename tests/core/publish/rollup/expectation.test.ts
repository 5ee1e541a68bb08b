import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectationOf, levelOf } from '../../../../core/publish/rollup/expectation.ts';
import { organisation, roundOf } from '../../../functions/records.ts';

const OFFICE = organisation();
const GOVERNMENT = organisation({ orgId: '419001-gov', kind: 'government' });

test('without a round, whoever the register holds at the end of the year is expected', () => {
  const cases = [
    [{ validFrom: '2000-01-01' }, 'yes'],
    [{ validFrom: '2021-12-31' }, 'yes'],
    [{ validFrom: '2022-01-01' }, 'no'],
    [{ validTo: '2021-12-31' }, 'yes'],
    [{ validTo: '2021-12-30', successor: '419001-other' }, 'no'],
  ] as const;
  for (const [change, expected] of cases)
    assert.deepEqual(expectationOf({ ...OFFICE, ...change }, 2021, []), { expected });
});

test('of the rounds of a year the smallest area decides, alone', () => {
  const rounds = [
    roundOf(2021, '', { deadlines: [{ day: '2022-01-31' }] }),
    roundOf(2021, '4190', { deadlines: [{ day: '2022-01-20' }] }),
    roundOf(2021, '32', { deadlines: [{ day: '2022-01-10' }] }),
    roundOf(2022, '419001', { deadlines: [{ day: '2023-01-05' }] }),
  ];
  assert.equal(expectationOf(OFFICE, 2021, rounds).deadline, '2022-01-20');
  assert.equal(expectationOf({ ...OFFICE, region: '110000' }, 2021, rounds).deadline, '2022-01-31');
  const silent = roundOf(2021, '419001', { deadlines: [] });
  assert.deepEqual(expectationOf(OFFICE, 2021, [...rounds, silent]), { expected: 'yes' });
});

test('the most particular deadline holds', () => {
  const deadlines = [
    { day: '2022-01-01' },
    { kind: 'office', day: '2022-01-02' },
    { level: 'prefecture', day: '2022-01-03' },
    { level: 'prefecture', kind: 'office', day: '2022-01-04' },
    { region: '41', day: '2022-01-05' },
    { region: '4190', day: '2022-01-06' },
    { organisation: '419001-gov-office', day: '2022-01-07' },
    { organisation: '419001-gov', day: '2022-01-08' },
  ] as const;
  for (let count = 1; count < 8; count++) {
    const round = roundOf(2021, '41', { deadlines: deadlines.slice(0, count) });
    assert.equal(expectationOf(OFFICE, 2021, [round]).deadline, `2022-01-0${count}`);
    const turned = { ...round, deadlines: round.deadlines.toReversed() };
    assert.equal(expectationOf(OFFICE, 2021, [turned]).deadline, `2022-01-0${count}`);
  }
  const all = roundOf(2021, '41', { deadlines });
  assert.equal(expectationOf(GOVERNMENT, 2021, [all]).deadline, '2022-01-08');
});

test('a round that names who is expected expects nobody else', () => {
  const round = roundOf(2021, '', { expected: [{ kind: 'government' }, { organisation: '419001-old' }] });
  assert.equal(expectationOf(OFFICE, 2021, [round]).expected, 'no');
  assert.equal(expectationOf(GOVERNMENT, 2021, [round]).expected, 'yes');
  const old = organisation({ orgId: '419001-old', validTo: '2020-01-01' });
  assert.equal(expectationOf(old, 2021, [round]).expected, 'yes');
});

test('an exclusion has its reason and no deadline', () => {
  const round = roundOf(2021, '', { excluded: [{ region: '4190', reason: '垂直管理' }] });
  assert.deepEqual(expectationOf(OFFICE, 2021, [round]), { expected: 'excluded', reason: '垂直管理' });
});

test('a level that the register does not state follows from kind and region', () => {
  const cases = [
    ['000000', 'department', 'ministry'],
    ['410000', 'government', 'province'],
    ['410100', 'government', 'prefecture'],
    ['419001', 'office', 'prefecture'],
    ['410102', 'department', 'county'],
    ['410102', 'township', 'township'],
  ] as const;
  for (const [region, kind, level] of cases)
    assert.equal(levelOf({ ...OFFICE, region, kind, orgId: `${region}-a` }), level);
  assert.equal(levelOf({ ...OFFICE, level: 'county' }), 'county');
});
