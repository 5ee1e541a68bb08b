import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, contextOf, judge } from '../upload-factory.ts';

const HEADER = ['org_id', 'name_zh', 'name_en', 'kind', 'region', 'parent', 'valid_from', 'valid_to'];
const ROW = [
  '419001-bureau',
  '济源市财政局',
  'Finance Bureau',
  'department',
  '419001',
  '419001-gov',
  '2019-01-01',
  '',
];
const OPERATOR = 'incoming/organisations/register.csv';

type Case = readonly [about: string, column: string, text: string, code: string | undefined];

const CASES: readonly Case[] = [
  ['as it should be', 'name_zh', '济源市财政局', undefined],
  ['spaces around', 'name_zh', ' 济源市财政局　', undefined],
  ['no English name', 'name_en', '', undefined],
  ['no parent', 'parent', '', undefined],
  ['a parent in the register', 'parent', '410000-gov', undefined],
  ['an end', 'valid_to', '2023-12-31', undefined],
  ['one day long', 'valid_to', '2019-01-01', undefined],
  ['a leap day', 'valid_from', '2020-02-29', undefined],
  ['no id', 'org_id', '', 'field-missing'],
  ['no name', 'name_zh', '  ', 'field-missing'],
  ['no kind', 'kind', '', 'field-missing'],
  ['no region', 'region', '', 'field-missing'],
  ['no beginning', 'valid_from', '', 'field-missing'],
  ['id in capitals', 'org_id', '419001-BUREAU', 'field-malformed'],
  ['id without a slug', 'org_id', '419001', 'field-malformed'],
  ['id with a slug too long', 'org_id', `419001-${'a'.repeat(41)}`, 'field-malformed'],
  ['id of the runtime', 'org_id', '__proto__', 'field-malformed'],
  ['name that is a formula', 'name_zh', '=1+1', 'field-malformed'],
  ['name that is a full-width formula', 'name_zh', '＝1+1', 'field-malformed'],
  ['name far too long', 'name_zh', '长'.repeat(201), 'field-malformed'],
  ['name with an invisible character', 'name_zh', '济源\u200b市财政局', 'invisible-character'],
  ['name with a filler', 'name_zh', '济源市财政局\u3164', 'invisible-character'],
  ['name with a control character', 'name_zh', '济源\u0007市', 'control-characters'],
  ['name with a direction control', 'name_zh', '济源\u202e市', 'suspicious-character'],
  ['English name that is a formula', 'name_en', '@SUM(1)', 'field-malformed'],
  ['an unknown kind', 'kind', 'bureau', 'field-malformed'],
  ['a kind in capitals', 'kind', 'Office', 'field-malformed'],
  ['a region of another province', 'region', '320000', 'field-malformed'],
  ['a region with five digits', 'region', '41900', 'field-malformed'],
  ['a parent that is nowhere', 'parent', '419001-nowhere', 'unknown-organisation'],
  ['a parent malformed', 'parent', '419001', 'field-malformed'],
  ['a day that no calendar has', 'valid_from', '2021-02-30', 'field-malformed'],
  ['a leap day in a common year', 'valid_from', '2021-02-29', 'field-malformed'],
  ['a month too many', 'valid_from', '2021-13-01', 'field-malformed'],
  ['a date with slashes', 'valid_from', '2021/1/1', 'field-malformed'],
  ['a year only', 'valid_from', '2019', 'field-malformed'],
  ['an end before the beginning', 'valid_to', '2018-12-31', 'field-malformed'],
];

function csv(...rows: readonly (readonly string[])[]): string {
  return [HEADER, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

for (const [about, column, text, code] of CASES) {
  test(`a register row: ${about}`, () => {
    const judgement = judge(csv(ROW.with(HEADER.indexOf(column), text)), contextOf(OPERATOR));
    assert.equal(judgement.receipt.status, code === undefined ? 'accepted' : 'rejected');
    assert.equal(judgement.organisations.length, code === undefined ? 1 : 0);
    if (code !== undefined) assert.ok(codesOf(judgement).includes(code), codesOf(judgement).join(' '));
  });
}

test('a row that is taken is what was written', () => {
  const { organisations } = judge(csv(ROW), contextOf(OPERATOR));
  assert.deepEqual(organisations, [
    {
      orgId: '419001-bureau',
      nameZh: '济源市财政局',
      nameEn: 'Finance Bureau',
      kind: 'department',
      region: '419001',
      parent: '419001-gov',
      validFrom: '2019-01-01',
    },
  ]);
});

test('a parent may stand in the same file, before or behind its child', () => {
  const parent = ['419001-parent', '甲', '', 'other', '419001', '', '2019-01-01', ''];
  const child = ROW.with(5, '419001-parent');
  for (const rows of [
    [parent, child],
    [child, parent],
  ])
    assert.equal(judge(csv(...rows), contextOf(OPERATOR)).organisations.length, 2);
});

test('one bad row is refused, its neighbours are taken', () => {
  const { receipt, organisations } = judge(
    csv(ROW, ROW.with(0, '419001-other').with(3, 'x'), ROW.with(0, '419001-third')),
    contextOf(OPERATOR),
  );
  assert.equal(receipt.status, 'partly-accepted');
  assert.deepEqual(receipt.lines, { read: 4, header: 1, accepted: 2, rejected: 1, skipped: [] });
  assert.deepEqual(
    organisations.map(({ orgId }) => orgId),
    ['419001-bureau', '419001-third'],
  );
});

test('an id that stands twice is refused both times', () => {
  const judgement = judge(csv(ROW, ROW), contextOf(OPERATOR));
  assert.deepEqual(codesOf(judgement), ['organisation-twice']);
  assert.equal(judgement.organisations.length, 0);
});

test('a sender’s own folder can’t change the register', () => {
  const judgement = judge(csv(ROW), contextOf('incoming/organisations/419001-gov/register.csv'));
  assert.deepEqual(codesOf(judgement), ['sender-not-allowed']);
});

test('a register with title and blank rows above, notes below and columns in another order', () => {
  const text = `机构名录\r\n\r\n${[HEADER, ROW].map((row) => row.toReversed().join(',')).join('\r\n')}\r\n备注：完\r\n`;
  const judgement = judge(text, contextOf(OPERATOR));
  assert.deepEqual(codesOf(judgement), ['note-row', 'rows-above-header']);
  assert.match(
    judgement.receipt.findings.find(({ code }) => code === 'rows-above-header')?.message.en ?? '',
    /^1 rows/,
  );
  assert.equal(judgement.organisations.length, 1);
});

test('a column that is required is missing; one that is not may be', () => {
  const without = (name: string) =>
    [HEADER, ROW].map((row) => row.toSpliced(HEADER.indexOf(name), 1).join(',')).join('\r\n');
  assert.deepEqual(codesOf(judge(`${without('kind')}\r\n`, contextOf(OPERATOR))), ['missing-column']);
  assert.deepEqual(codesOf(judge(`${without('name_en')}\r\n`, contextOf(OPERATOR))), []);
});
