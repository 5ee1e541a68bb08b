import type { CellStatus } from '../canonical-report.ts';
import type { FormId } from '../table-rows.ts';
import { exactPercentage, exactSum } from './exact-sum.ts';
import { seriesItem, type SeriesWay } from './series-item.ts';

/** The cells of one report, or of one sum over reports that used the same form. */
export interface SeriesCells {
  readonly form: FormId;
  /** The value of an item as a decimal string; null beside the status that says why; undefined: no such cell. */
  cell(code: string): { readonly value: string | null; readonly status: CellStatus } | undefined;
}

/** One point of a series. Blank, zero and not applicable stay three different things. */
export interface SeriesValue {
  /** A decimal string; of a rate a percentage with two decimals. */
  readonly value: string | null;
  /** `derived`: calculated from several cells. `not_applicable` also of a rate whose whole is zero. */
  readonly status: CellStatus | 'derived';
  readonly how: SeriesWay['how'];
  /** The cells without a number because of which there is none; empty otherwise. */
  readonly lacking: readonly string[];
}

/** The value that one line of a series has on one form. Throws on a code that no series has. */
export function seriesValue(code: string, cells: SeriesCells): SeriesValue {
  const way = seriesItem(code)?.ways[cells.form];
  if (way === undefined) throw new RangeError(`${code} is no line of a series`);
  switch (way.how) {
    case 'none':
      return { value: null, status: 'missing', how: way.how, lacking: [] };
    case 'sum':
      return sumValue(way.of, cells);
    case 'rate':
      return rateValue(way, cells);
    case 'direct':
    case 'approximate':
      return cellValue(way, cells);
  }
}

function cellValue(
  { how, from }: Extract<SeriesWay, { how: 'direct' | 'approximate' }>,
  cells: SeriesCells,
): SeriesValue {
  const { value, status } = cells.cell(from) ?? { value: null, status: 'missing' };
  return { value, status, how, lacking: value === null ? [from] : [] };
}

/** A sum with a part missing is missing: a blank is never taken for a zero. */
function sumValue(codes: readonly string[], cells: SeriesCells): SeriesValue {
  const { values, lacking } = numbersOf(codes, cells);
  if (lacking.length > 0) return { value: null, status: 'missing', how: 'sum', lacking };
  return { value: exactSum(values), status: 'derived', how: 'sum', lacking };
}

function rateValue({ part, whole }: Extract<SeriesWay, { how: 'rate' }>, cells: SeriesCells): SeriesValue {
  const [above, below] = [numbersOf(part, cells), numbersOf(whole, cells)];
  const lacking = [...new Set([...above.lacking, ...below.lacking])];
  if (lacking.length > 0) return { value: null, status: 'missing', how: 'rate', lacking };
  const value = exactPercentage(exactSum(above.values), exactSum(below.values));
  if (value === undefined) return { value: null, status: 'not_applicable', how: 'rate', lacking };
  return { value, status: 'derived', how: 'rate', lacking };
}

function numbersOf(codes: readonly string[], cells: SeriesCells) {
  const found = codes.map((code) => ({ code, value: cells.cell(code)?.value ?? null }));
  return {
    values: found.flatMap(({ value }) => (value === null ? [] : [value])),
    lacking: found.flatMap(({ code, value }) => (value === null ? [code] : [])),
  };
}
