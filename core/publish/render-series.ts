import { SERIES, type SeriesItem, type SeriesWay } from '../forms/series/series-item.ts';
import { csvTable } from './csv-table.ts';
import type { Sha256 } from './feed-file.ts';
import { feedJson, type Json } from './feed-json.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import { renderDictionary, type RenderedDictionary } from './render-dictionary.ts';

/** Grows with every change of a line's words or formula; codes themselves never change. */
const SERIES_VERSION = 1;

const COLUMNS = [
  'code',
  'kind',
  'zh',
  'en',
  'unit',
  'formula_2019',
  'formula_2021',
  'how_2019',
  'how_2021',
] as const;

const RULES = {
  missing: {
    zh: '任何一个加数没有数字（空白、文字、未收录），和与比率即为缺失，不以零代替',
    en: 'Where any term has no number (blank, text, missing), the sum or rate is missing; a blank is never a zero',
  },
  empty_denominator: {
    zh: '分母为零时比率不适用，既不是0%也不是100%',
    en: 'A rate whose denominator is zero is not applicable, neither 0 % nor 100 %',
  },
  rounding: {
    zh: '比率为百分数，保留两位小数，四舍五入',
    en: 'Rates are percentages with two decimals, a half rounded away from zero',
  },
} as const;

/** Renders what can be drawn over both forms: how each line comes about on each, with its formula. */
export function renderSeries(sha256: Sha256): RenderedDictionary {
  const lines = SERIES.map(lineOf);
  const rows = lines.map((line) => COLUMNS.map((column) => line[column]));
  const dictionary = {
    version: SERIES_VERSION,
    rows: rows.length,
    texts: [
      { name: 'series.csv', text: csvTable(COLUMNS, rows) },
      { name: 'series.json', text: feedJson({ schema: FEED_SCHEMA, rules: RULES, series: lines }) },
    ],
  } as const;
  return renderDictionary(dictionary, sha256);
}

function lineOf({ code, kind, zh, en, unit, ways, note }: SeriesItem) {
  return {
    code,
    kind,
    zh,
    en,
    unit,
    formula_2019: formulaOf(ways['2019']),
    formula_2021: formulaOf(ways['2021']),
    how_2019: ways['2019'].how,
    how_2021: ways['2021'].how,
    note: note === undefined ? null : { zh: note.zh, en: note.en },
  } satisfies Json;
}

/** Codes of items with `+`, `/` and brackets; empty where the form has nothing that stands for the line. */
export function formulaOf(way: SeriesWay): string {
  switch (way.how) {
    case 'none':
      return '';
    case 'sum':
      return way.of.join(' + ');
    case 'rate':
      return `100 * ${bracketed(way.part)} / ${bracketed(way.whole)}`;
    case 'direct':
    case 'approximate':
      return way.from;
  }
}

function bracketed(codes: readonly string[]): string {
  return codes.length === 1 ? (codes[0] ?? '') : `(${codes.join(' + ')})`;
}
