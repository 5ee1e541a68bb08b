import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FORM_2021, formById } from '../../../core/forms/form.ts';
import type { CellMark } from '../../../core/forms/canonical-report.ts';
import type { Cell } from '../../../core/publish/cell.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';
import { reportDocument } from '../../../core/publish/report-json.ts';
import { writeReport, writeReportRow } from '../../../core/query/write-report.ts';
import { publishedReport } from './published-report.ts';

const codes = fc.constantFrom(...FORM_2021.items.map(({ code }) => code));
const marks: fc.Arbitrary<Record<string, CellMark>> = fc.dictionary(
  codes,
  fc.record(
    { status: fc.constantFrom('reported', 'blank', 'not_applicable', 'text'), raw: fc.string() },
    { requiredKeys: ['status'] },
  ),
);
const figures = fc.array(
  fc.oneof(fc.constantFrom('0', '-3', '12.50', '1"2', '1/2', '', null), fc.string({ unit: 'binary' })),
  {
    minLength: 200,
    maxLength: 200,
  },
);
const reports: fc.Arbitrary<PublishedReport> = fc
  .record({
    marks,
    values: figures,
    section: fc.string({ unit: 'binary' }),
    reason: fc.option(fc.string(), { nil: undefined }),
  })
  .map(({ section, reason, ...rest }) =>
    publishedReport({
      ...rest,
      sections: { one: section },
      explanations: { 'X-CARRY': section },
      ...(reason === undefined ? {} : { correctionReason: reason }),
    }),
  );

test('a report is told as the feed tells it, whatever stands in its cells', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const { org_name: _name, ...document } = reportDocument({ report, orgName: null });
      assert.deepEqual(JSON.parse(writeReport(report)), JSON.parse(JSON.stringify(document)));
    }),
    { numRuns: 200 },
  );
});

test('a row is told as the feed’s list tells it, whatever stands in its cells', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const { values, statuses, raw, ...head } = JSON.parse(
        writeReportRow(report, formById(report.form).items),
      );
      const whole = JSON.parse(writeReport(report));
      for (const [name, value] of Object.entries(head)) assert.deepEqual(value, whole[name]);
      assert.deepEqual(values, JSON.parse(JSON.stringify(report.values)));
      const special = whole.cells.filter(({ status }: Cell) => status !== 'reported');
      assert.deepEqual(
        Object.entries(statuses),
        special.map(({ code, status }: Cell) => [code, status]),
      );
      const printed = whole.cells.filter((cell: Cell) => cell.raw !== undefined);
      assert.deepEqual(
        Object.entries(raw),
        printed.map((cell: Cell) => [cell.code, cell.raw]),
      );
    }),
    { numRuns: 200 },
  );
});
