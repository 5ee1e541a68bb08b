import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CellMark } from '../../../core/forms/canonical-report.ts';
import { FORM_2019 } from '../../../core/forms/form.ts';
import { codesOf, contextOf, judge } from '../upload-factory.ts';

const IMPORT = contextOf('incoming/published-reports/a.csv');
const HEADER = 'org_id,year,code,value,status,raw,source_url,source_sha256,retrieved_at';
const CODE = 't2_procurement__amount';
const POSITION = FORM_2019.positionOf.get(CODE) ?? -1;

interface Case {
  /** value,status,raw */
  readonly cells: string;
  readonly value?: string;
  readonly mark?: CellMark;
  /** Codes of errors; empty: the report is taken. */
  readonly errors?: readonly string[];
}

const CASES: readonly Case[] = [
  { cells: '240,reported,', value: '240' },
  { cells: '240,,', value: '240' },
  { cells: '"1,240",,', value: '1240', mark: { status: 'reported', raw: '1,240' } },
  { cells: '240,reported,240元', value: '240', mark: { status: 'reported', raw: '240元' } },
  { cells: ',blank,', mark: { status: 'blank' } },
  { cells: ',,', mark: { status: 'blank' } },
  { cells: '无,,', mark: { status: 'blank', raw: '无' } },
  { cells: '/,,', mark: { status: 'not_applicable', raw: '/' } },
  { cells: '/,blank,', mark: { status: 'blank', raw: '/' } },
  { cells: ',not_applicable,', mark: { status: 'not_applicable' } },
  { cells: ',text,240万元', mark: { status: 'text', raw: '240万元' } },
  { cells: '240万元,,', mark: { status: 'text', raw: '240万元' } },
  { cells: '-5,,', mark: { status: 'text', raw: '-5' } },
  { cells: '240,blank,', errors: ['status-contradicts'] },
  { cells: '240,text,240万元', errors: ['status-contradicts'] },
  { cells: ',reported,', errors: ['status-contradicts'] },
  { cells: '240万元,reported,', errors: ['status-contradicts'] },
  { cells: '240,correct,', errors: ['field-malformed'] },
  { cells: '240,missing,', errors: ['field-malformed'] },
  { cells: '1.2E+05,,', errors: ['digits-lost'] },
  { cells: ',text,经办人 11010519491231002X', errors: ['personal-id'] },
];

describe('cells of a report as it was published', () => {
  for (const { cells, value, mark, errors = [] } of CASES) {
    it(`${cells}: ${errors.join() || (mark?.status ?? 'reported')}`, () => {
      const row = `419001-gov,2020,${CODE},${cells},https://example.org/a,,`;
      const judgement = judge(`${HEADER}\n${row}\n`, IMPORT);
      assert.deepEqual(codesOf(judgement, 'error'), errors);
      const [report] = judgement.reports;
      assert.equal(report !== undefined, errors.length === 0);
      if (!report) return;
      assert.equal(report.values[POSITION], value ?? null);
      assert.deepEqual(report.marks[CODE], mark);
      assert.deepEqual(report.marks['t3_granted__total'], { status: 'missing' });
    });
  }
});

const PROVENANCE = [
  { source: 'https://example.org/a,,', errors: [] },
  { source: '2019年工作年度报告，2020年1月31日公布,,', errors: [] },
  { source: `https://example.org/a,${'0f'.repeat(32)},2026-01-22`, errors: [] },
  { source: 'https://example.org/a,,2026-01-22T09:12:44Z', errors: [] },
  { source: ',,', errors: ['field-missing'] },
  { source: 'javascript:alert(1),,', errors: ['field-malformed'] },
  { source: '=cmd,,', errors: ['field-malformed'] },
  { source: 'https://example.org/a,0F,', errors: ['field-malformed'] },
  { source: 'https://example.org/a,,22/01/2026', errors: ['field-malformed'] },
];

describe('an import says where it was published', () => {
  for (const { source, errors } of PROVENANCE)
    it(`${source}: ${errors.join() || 'accepted'}`, () => {
      const row = `419001-gov,2020,${CODE},1,,,${source}`;
      assert.deepEqual(codesOf(judge(`${HEADER}\n${row}\n`, IMPORT), 'error'), errors);
    });
});

describe('what rejects a filing is kept in an import', () => {
  it('keeps the wrong form, and what is not of it, beside the report', () => {
    const row = ['419001-gov,2023,t2_licensing__items_prev,3', '419001-gov,2023,t2_fees__items_prev,1'];
    const rows = [...row, '419001-gov,2023,t2_fees__amount_wan,7', '419001-gov,2023,其他主动公开文件,9'];
    const lines = rows.map((line) => `${line},,,https://example.org/a,,`);
    const { receipt, reports } = judge(`${HEADER}\n${lines.join('\n')}\n`, IMPORT);
    assert.equal(receipt.status, 'accepted-with-warnings');
    assert.equal(receipt.findings.find(({ code }) => code === 'P-FORM')?.severity, 'warning');
    assert.equal(reports[0]?.form, '2019');
    assert.deepEqual(reports[0]?.extras, [
      { label: '其他主动公开文件', raw: '9' },
      { label: 't2_fees__amount_wan', raw: '7' },
    ]);
  });

  it('takes a wide file whose columns are some of the form, with its provenance', () => {
    const file =
      'org_id,year,t3_new_received__total,t3_carried_in__total,source_url\n419001-gov,2021,7,,标题\n';
    const { receipt, reports } = judge(file, IMPORT);
    assert.equal(receipt.status, 'accepted-with-warnings');
    assert.deepEqual(reports[0]?.provenance, { sourceUrl: '标题' });
    assert.deepEqual(reports[0]?.marks['t3_carried_in__total'], { status: 'blank' });
    assert.deepEqual(reports[0]?.marks['t3_granted__total'], { status: 'missing' });
  });

  it('still rejects the same cells in a filing', () => {
    const file = `org_id,year,code,value\n419001-gov,2020,${CODE},240万元\n`;
    assert.equal(judge(file).receipt.status, 'rejected');
  });
});
