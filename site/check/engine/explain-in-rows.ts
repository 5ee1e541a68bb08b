import { findLongHeader } from '../../../core/intake/read-long.ts';
import { findWideHeader } from '../../../core/intake/read-wide.ts';
import type { Filing } from './requests.ts';

type Rows = readonly (readonly string[])[];

/** Puts an explanation of a rule into a table in which it has no place yet, in the manner of the table's own layout. */
export function explainInRows(
  rows: Rows,
  { orgId, year }: Pick<Filing, 'orgId'> & { readonly year: string },
  { rule, text, row }: { readonly rule: string; readonly text: string; readonly row: number },
): Rows {
  const wide = findWideHeader(rows);
  if (wide >= 0) return inWide(rows, wide, { rule, text, row });
  const long = findLongHeader(rows);
  if (long >= 0) return [...rows, inLong(rows[long] ?? [], [orgId, year, `explain:${rule}`, text])];
  return [...rows, [`说明:${rule}`, text]];
}

/** A column of its own, empty for the other reports. `row` is the report's, counted from 1. */
function inWide(
  rows: Rows,
  header: number,
  { rule, text, row }: { readonly rule: string; readonly text: string; readonly row: number },
): Rows {
  const name = `explain:${rule}`;
  const found = (rows[header] ?? []).indexOf(name);
  const column = found >= 0 ? found : (rows[header] ?? []).length;
  return rows.map((cells, index) => {
    if (index < header) return cells;
    const own = index === header ? name : index === row - 1 ? text : (cells[column] ?? '');
    return cells.every((cell) => cell.trim() === '') ? cells : put(cells, column, own);
  });
}

/** A row under the headings of the file, whatever their order. */
function inLong(
  headings: readonly string[],
  [orgId, year, code, value]: readonly string[],
): readonly string[] {
  const columns: Readonly<Record<string, string | undefined>> = {
    org_id: orgId,
    机构编码: orgId,
    year,
    年度: year,
    code,
    指标编码: code,
    指标代码: code,
    value,
    数值: value,
    指标值: value,
  };
  return headings.map((heading) => columns[heading.trim().toLowerCase()] ?? '');
}

function put(cells: readonly string[], column: number, text: string): readonly string[] {
  const padded = Array.from({ length: Math.max(cells.length, column + 1) }, (_, at) => cells[at] ?? '');
  padded[column] = text;
  return padded;
}
