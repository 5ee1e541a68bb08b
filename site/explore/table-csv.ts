import { csvTable } from '../../core/publish/csv-table.ts';
import { seriesItem } from '../../core/forms/series/series-item.ts';
import type { SeriesTable } from './series-table.ts';

const COLUMNS = [
  'org_id',
  'org_name',
  'code',
  'name',
  'unit',
  'year',
  'value',
  'status',
  'report_id',
] as const;

/** The view as a long CSV that spreadsheets open rightly: what is missing says why and is never a zero. */
export function tableCsv({ years, rows, totals }: SeriesTable, nameOf: (orgId: string) => string): string {
  const lines = rows.flatMap(({ orgId, code, points }) =>
    points.map((point, index) => {
      const shown =
        point.kind === 'unreported'
          ? ['', 'unreported', '']
          : [point.point.value ?? '', statusOf(point.point), point.reportId];
      return [orgId, nameOf(orgId), ...lineOf(code), String(years[index]), ...shown];
    }),
  );
  const sums = totals.flatMap(({ code, totals: own }) =>
    own.map(({ value, reported, expected, lacking }, index) => [
      '',
      'TOTAL',
      ...lineOf(code),
      String(years[index]),
      value ?? '',
      expected === undefined
        ? 'unreported'
        : `${reported} of ${expected} organs reported, ${lacking} reports without a number`,
      '',
    ]),
  );
  return `\ufeff${csvTable(COLUMNS, [...lines, ...sums])}`;
}

function lineOf(code: string): readonly string[] {
  const line = seriesItem(code);
  return [code, line?.zh ?? '', line?.unit ?? ''];
}

function statusOf({ how, status }: { readonly how: string; readonly status: string }): string {
  return how === 'none' ? 'not on this form' : status;
}
