/** A cell of a table in a document, as far as its place is concerned. */
export interface SpannedCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

const MOST_SPANNED = 300;
/** How a document looks is of no use here, and the page's own policy would refuse it, piece by piece. */
const STYLES = /<style[\s\S]*?<\/style>|\sstyle\s*=\s*(?:'[^']*'|"[^"]*")/gi;

/** The tables of copied HTML, merged cells spread out; of tables inside of tables the inner ones. */
export function tablesInHtml(html: string): readonly (readonly (readonly string[])[])[] {
  const copied = new DOMParser().parseFromString(html.replace(STYLES, ''), 'text/html');
  const tables = [...copied.querySelectorAll('table')].filter(
    (table) => table.querySelector('table') === null,
  );
  return tables.map((table) => spread([...table.rows].map((row) => [...row.cells].map(spanned))));
}

function spanned(cell: HTMLTableCellElement): SpannedCell {
  const text = (cell.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { text, columns: cell.colSpan, rows: cell.rowSpan };
}

/** A grid of rows and columns: a merged cell's text stands in its first place, as in a CSV that a spreadsheet saves. */
export function spread(rows: readonly (readonly SpannedCell[])[]): readonly (readonly string[])[] {
  const grid: string[][] = rows.map(() => []);
  for (const [at, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[at]?.[column] !== undefined) column += 1;
      fill(grid, { at, column }, cell);
    }
  }
  return grid.map((row) => Array.from(row, (text) => text ?? ''));
}

function fill(
  grid: string[][],
  { at, column }: { readonly at: number; readonly column: number },
  { text, columns, rows }: SpannedCell,
): void {
  for (const row of grid.slice(at, at + Math.max(1, rows)))
    for (let offset = 0; offset < Math.min(columns, MOST_SPANNED); offset++) row[column + offset] = '';
  const first = grid[at];
  if (first) first[column] = text;
}
