import type { FindingCode } from '../findings/catalogue.ts';
import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { Rows } from './parse-rows.ts';

/** Characters and damage that no cell of a report may hold, each with the finding that it gives. */
const FORBIDDEN: readonly (readonly [pattern: RegExp, code: FindingCode])[] = [
  [/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/, 'control-characters'],
  [/\ufeff/, 'bom-inside'],
  [/\ufffd|锟斤拷|烫烫烫|\?{3,}|？{6,}|[ÃÂ][\u0080-\u00bf]|â€/u, 'text-damaged'],
  [
    /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]|[\u{f0000}-\u{10ffff}]|\p{M}{6,}/u,
    'suspicious-character',
  ],
];
const SHOWN_PER_KIND = 20;

/** What the decoded text holds that may not be there; cheap when it holds nothing, which is the rule. */
export function findForbidden(text: string): readonly FindingCode[] {
  return FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, code]) => code);
}

/** The cells in which something forbidden stands, a bounded number of each kind. */
export function locateForbidden(rows: Rows, codes: readonly FindingCode[]): readonly Observation[] {
  return FORBIDDEN.filter(([, code]) => codes.includes(code)).flatMap(([pattern, code]) => {
    const found = cellsWith(rows, pattern).map((at): Observation => ({ code, at: [at] }));
    return found.length > 0 ? found : [{ code, at: [placeAt(1, 1)] }];
  });
}

function cellsWith(rows: Rows, pattern: RegExp) {
  const places = [];
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (!pattern.test(cell)) continue;
      places.push(placeAt(row + 1, column + 1, cell));
      if (places.length === SHOWN_PER_KIND) return places;
    }
  }
  return places;
}
