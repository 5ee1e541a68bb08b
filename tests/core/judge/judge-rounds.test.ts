import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, contextOf, judge } from '../../core/upload-factory.ts';

const OPERATOR = 'incoming/rounds/rounds.csv';
const HEADER = 'year,area,entry,organisation,region,level,kind,deadline,reason';

/** [what, row, the code that refuses it or undefined] */
const CASES: readonly (readonly [about: string, row: string, code: string | undefined])[] = [
  ['a deadline for everybody', '2021,41,deadline,,,,,2022-01-31,', undefined],
  ['a deadline of one level in one region', '2021,41,deadline,,4190,county,,2022-01-28,', undefined],
  ['an organisation that is expected', '2021,41,expect,419001-gov-office,,,,,', undefined],
  ['a level that is expected', '2021,41,expect,,,township,,,', undefined],
  ['an exclusion with its reason', '2021,41,exclude,419001-gov,,,,,已撤并', undefined],
  ['a round of everywhere', '2021,,deadline,,,,,2022-01-31,', undefined],
  ['no year', ',41,deadline,,,,,2022-01-31,', 'field-missing'],
  ['a year before any form', '2018,41,deadline,,,,,2019-01-31,', 'field-malformed'],
  ['an area of three digits', '2021,410,deadline,,,,,2022-01-31,', 'field-malformed'],
  ['no entry', '2021,41,,,,,,2022-01-31,', 'field-missing'],
  ['an unknown entry', '2021,41,wait,,,,,,', 'field-malformed'],
  ['a deadline without a day', '2021,41,deadline,,,,,,', 'field-missing'],
  ['a day that no calendar has', '2021,41,deadline,,,,,2022-02-30,', 'field-malformed'],
  ['a day with slashes', '2021,41,deadline,,,,,2022/1/31,', 'field-malformed'],
  ['a day before the year is over', '2021,41,deadline,,,,,2021-12-31,', 'round-deadline-early'],
  ['an exclusion without a reason', '2021,41,exclude,419001-gov,,,,,', 'field-missing'],
  ['an exclusion of everybody', '2021,41,exclude,,,,,,撤并', 'round-excludes-everybody'],
  ['a reason that is a formula', '2021,41,exclude,419001-gov,,,,,=1+1', 'field-malformed'],
  ['a reason where nobody reads it', '2021,41,expect,419001-gov,,,,,x', 'round-field-unused'],
  ['a day where nobody reads it', '2021,41,expect,419001-gov,,,,2022-01-31,', 'round-field-unused'],
  ['an organisation that is nowhere', '2021,41,expect,410000-nowhere,,,,,', 'unknown-organisation'],
  ['an organisation of another area', '2021,41,expect,321300-gov,,,,,', 'round-out-of-area'],
  ['a region of another area', '2021,41,deadline,,3213,,,2022-01-31,', 'round-out-of-area'],
  ['an organisation beside another region', '2021,41,expect,419001-gov,4101,,,,', 'round-out-of-area'],
  ['a level in capitals', '2021,41,expect,,,County,,,', 'field-malformed'],
];

for (const [about, row, code] of CASES) {
  test(`a row of a round: ${about}`, () => {
    const judgement = judge(fileOf(row), contextOf(OPERATOR));
    assert.equal(judgement.receipt.status, code === undefined ? 'accepted' : 'rejected');
    assert.equal(judgement.rounds.length, code === undefined ? 1 : 0);
    if (code !== undefined) assert.deepEqual(codesOf(judgement, 'error'), [code]);
  });
}

test('a deadline a year too late and a region that is nowhere are doubted, not refused', () => {
  const judgement = judge(fileOf('2021,41,deadline,,4199,,,2023-01-31,'), contextOf(OPERATOR));
  assert.equal(judgement.receipt.status, 'accepted-with-warnings');
  assert.deepEqual(codesOf(judgement), ['round-deadline-late', 'unknown-region']);
});

test('the rows of a year and an area are one round, in any order', () => {
  const rows = [
    '2021,41,deadline,,,,,2022-01-31,',
    '2021,41,exclude,419001-gov,,,,,撤并',
    '2021,41,expect,,,county,,,',
  ];
  const [forward, backward] = [rows, rows.toReversed()].map((some) =>
    judge(fileOf(...some), contextOf(OPERATOR)),
  );
  assert.deepEqual(forward?.rounds, backward?.rounds);
  assert.deepEqual(forward?.rounds, [
    {
      roundId: 'round-2021-41',
      year: 2021,
      area: '41',
      expected: [{ level: 'county' }],
      excluded: [{ organisation: '419001-gov', reason: '撤并' }],
      deadlines: [{ day: '2022-01-31' }],
    },
  ]);
  assert.deepEqual(forward?.receipt.records, [{ id: 'round-2021-41', status: 'accepted' }]);
});

test('a round is taken whole or not at all; the other rounds of its file are taken', () => {
  const { receipt, rounds } = judge(
    fileOf('2021,41,deadline,,,,,2022-01-31,', '2021,41,wait,,,,,,', '2022,41,deadline,,,,,2023-01-31,'),
    contextOf(OPERATOR),
  );
  assert.equal(receipt.status, 'partly-accepted');
  assert.deepEqual(
    rounds.map(({ roundId }) => roundId),
    ['round-2022-41'],
  );
  assert.deepEqual([receipt.lines.accepted, receipt.lines.rejected], [1, 2]);
});

test('entries of one kind about the same scope are refused', () => {
  const row = '2021,41,deadline,,,county,,2022-01-31,';
  const judgement = judge(fileOf(row, row.replace('01-31', '01-28')), contextOf(OPERATOR));
  assert.deepEqual(codesOf(judgement), ['round-entry-twice']);
});

test('a sender’s own folder can’t make a round', () => {
  const key = 'incoming/rounds/419001-gov/rounds.csv';
  const judgement = judge(fileOf('2021,41,deadline,,,,,2022-01-31,'), contextOf(key));
  assert.deepEqual(codesOf(judgement), ['sender-not-allowed']);
});

test('Chinese headings are understood', () => {
  const text = '年度,轮次范围,事项,截止日期\r\n2021,41,deadline,2022-01-31\r\n';
  assert.equal(judge(text, contextOf(OPERATOR)).rounds.length, 1);
});

function fileOf(...rows: readonly string[]): string {
  return [HEADER, ...rows, ''].join('\r\n');
}
