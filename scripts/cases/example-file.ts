import { formById, formOfYear } from '../../core/forms/form.ts';
import type { JudgeContext } from '../../core/index.ts';
import {
  EXAMPLE_CELLS,
  EXAMPLE_ORGANISATION,
  EXAMPLE_REGISTER,
  EXAMPLE_YEARS,
} from '../../core/judge/rule-book/example-register.ts';
import type { RuleExample } from '../../core/judge/rule-book/rule-entry.ts';
import type { SheetReport } from '../../core/publish/layouts/sheet-report.ts';
import { wideRows } from '../../core/publish/layouts/wide-layout.ts';
import { csv, utf8 } from '../samples/csv.ts';

/** A rule's example as a wide file: the report, and below it last year's, where the example has one. */
export function exampleFile(example: RuleExample): Uint8Array {
  const form = formById(example.form ?? '2021');
  const year = example.year ?? EXAMPLE_YEARS[form.id];
  const sheets = [sheetOf(example, year), ...(example.lastYear ? [sheetOf(example.lastYear, year - 1)] : [])];
  const [header = [], ...rows] = wideRows(form, sheets);
  const extra = Object.entries(example.columns ?? {});
  return utf8(
    csv([
      [...header, ...extra.map(([name]) => name)],
      ...rows.map((row, index) => [...row, ...extra.map(([, text]) => (index === 0 ? text : ''))]),
    ]),
  );
}

/** What a rule's example is judged against. */
export function exampleContext({ sender }: RuleExample): JudgeContext {
  const folder = sender === undefined ? '' : `${sender}/`;
  return {
    receiptId: 'r-example',
    upload: {
      key: `incoming/annual-reports/${folder}example.csv`,
      versionId: 'v1',
      dataset: 'annual-reports',
      ...(sender !== undefined && { sender }),
      fileName: 'example.csv',
      receivedAt: '2026-03-31T00:00:00Z',
      bytes: 0,
    },
    organisations: new Map(EXAMPLE_REGISTER.map((row) => [row.orgId, row])),
    earlier: new Map(),
    today: '2026-03-31',
  };
}

function sheetOf(example: RuleExample, year: number): SheetReport {
  const form = formOfYear(year) ?? formById('2021');
  const zeros = formById(example.form ?? form.id).items.map(({ code }) => [code, '0']);
  return {
    orgId: example.orgId ?? EXAMPLE_ORGANISATION.orgId,
    orgName: example.orgName ?? EXAMPLE_ORGANISATION.nameZh,
    year,
    cells: { ...Object.fromEntries(zeros), ...EXAMPLE_CELLS, ...example.cells },
    ...(example.sections && { sections: example.sections }),
  };
}
