import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codesOf, contextOf, judge, organisation, REGISTER } from '../upload-factory.ts';

const KEY = 'incoming/organisations/register.csv';
const BASE = {
  org_id: '419001-sample',
  name_zh: '示例机构',
  kind: 'office',
  region: '419001',
  valid_from: '2019-01-01',
};

type Row = Readonly<Record<string, string>>;

function judgeRow(more: Row) {
  const row: Row = { ...BASE, ...more };
  const file = `${Object.keys(row).join(',')}\r\n${Object.values(row).join(',')}\r\n`;
  return judge(file, contextOf(KEY));
}

interface Case {
  readonly row: Row;
  readonly codes?: readonly string[];
}

const CASES: readonly Case[] = [
  { row: {} },
  { row: { credit_code: '11371082004363095F', level: 'county', region_edition: '2023' } },
  { row: { credit_code: '11371082004363095f' }, codes: ['field-malformed'] },
  { row: { credit_code: '113710820043630950' }, codes: ['credit-code-check'] },
  { row: { level: 'city' }, codes: ['field-malformed'] },
  { row: { region_edition: '23' }, codes: ['field-malformed'] },
  { row: { org_id: '419099-sample', region: '419099' }, codes: ['unknown-region'] },
  { row: { org_id: '419099-sample', region: '419099', region_edition: '2019' } },
  { row: { org_id: '000000-sample', region: '000000' } },
  { row: { former_names: '旧名@2020-12-31|更早的名@2018-12-31' } },
  { row: { former_names: '旧名' }, codes: ['field-malformed'] },
  { row: { former_names: '旧名@2021-02-30' }, codes: ['field-malformed'] },
  { row: { successor: '419001-gov' } },
  { row: { successor: '419001-nobody' }, codes: ['unknown-organisation'] },
  { row: { successor: '419001-sample' }, codes: ['field-malformed'] },
  { row: { parent: '419001-sample' }, codes: ['field-malformed'] },
  { row: { event: 'merge', event_date: '2024-03-31', successor: '419001-gov' } },
  { row: { event: 'merge', event_date: '2024-03-31' }, codes: ['field-missing'] },
  { row: { event: 'rename', event_date: '' }, codes: ['field-missing'] },
  { row: { event: '', event_date: '2024-03-31' }, codes: ['field-missing'] },
  { row: { event: 'closed', event_date: '2024-03-31' }, codes: ['field-malformed'] },
  { row: { event: 'split', event_date: '2024-02-30' }, codes: ['field-malformed'] },
];

describe('a row of the dated register', () => {
  for (const { row, codes = [] } of CASES) {
    it(`${JSON.stringify(row)}: ${codes.join() || 'accepted'}`, () => {
      const judgement = judgeRow(row);
      assert.deepEqual(codesOf(judgement), codes);
      const isTaken = !codes.some((code) => code !== 'unknown-region');
      assert.equal(judgement.organisations.length, isTaken ? 1 : 0);
    });
  }

  it('is stored with what it says', () => {
    const [row] = judgeRow({
      credit_code: '11371082004363095F',
      level: 'county',
      region_edition: '2023',
      former_names: '旧名@2020-12-31',
      successor: '419001-gov',
      event: 'merge',
      event_date: '2024-03-31',
    }).organisations;
    const { creditCode, level, regionEdition, formerNames, successor, event } = row ?? {};
    assert.deepEqual(
      { creditCode, level, regionEdition, formerNames, successor, event },
      {
        creditCode: '11371082004363095F',
        level: 'county',
        regionEdition: '2023',
        formerNames: [{ nameZh: '旧名', until: '2020-12-31' }],
        successor: '419001-gov',
        event: { kind: 'merge', date: '2024-03-31' },
      },
    );
  });

  it('has no more than it had where the file is an old one', () => {
    const [row] = judgeRow({}).organisations;
    assert.deepEqual(Object.keys(row ?? {}), ['orgId', 'nameZh', 'kind', 'region', 'validFrom']);
  });
});

describe('a report under a former name', () => {
  const renamed = organisation('419001-gov-office', '济源市人民政府办公室', {
    formerNames: [{ nameZh: '济源市政府办', until: '2020-06-30' }],
  });
  const context = contextOf('incoming/published-reports/a.csv', {
    organisations: new Map([...REGISTER, [renamed.orgId, renamed]]),
  });
  const years = [
    { year: 2019, codes: [] },
    { year: 2020, codes: [] },
    { year: 2021, codes: ['name-differs'] },
  ];
  for (const { year, codes } of years) {
    it(`${year}: ${codes.join() || 'is the same organisation'}`, () => {
      const file = `org_id,org_name,year,code,value,source_url\r\n419001-gov-office,济源市政府办,${year},t4_review__total,0,标题\r\n`;
      assert.deepEqual(codesOf(judge(file, context), 'error'), codes);
    });
  }
});
