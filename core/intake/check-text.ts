import type { FindingCode } from '../findings/catalogue.ts';
import type { Observation } from '../findings/describe.ts';
import { placeAt } from './cell-address.ts';
import type { Table } from './table.ts';

/** Anything but what Chinese tables are written in; the ranges hold no mark and no character of the last pattern below. */
const UNUSUAL =
  /[^\x00-\u02ff\u2010-\u2027\u2460-\u24ff\u3000-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]/;

/**
 * Characters and damage that no cell of a report may hold, each with the finding that it gives. A slow pattern is tried
 * where `among` finds something.
 */
const FORBIDDEN: readonly (readonly [pattern: RegExp, code: FindingCode, among?: RegExp])[] = [
  [/[^\P{Cc}\t\n\r]/u, 'control-characters'],
  [/\ufeff/, 'bom-inside'],
  // What encoders write for what they could not encode, and what is left of it after another round.
  [/\ufffd|锟斤拷|烫烫烫|屯屯屯|\?{3,}|？{6,}/u, 'text-damaged'],
  // UTF-8 read as Latin-1 or Windows-1252 and saved: a lead byte's letter, then what became of the bytes after it.
  [
    /(?:[ãäåæçèéï][\u0080-\u00bfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,2}){2,}|[ÃÂ][\u0080-\u00bf]|â€/u,
    'text-damaged',
  ],
  // UTF-8 read as GBK and saved: these stand for the commonest beginnings (，。的是有在) and for next to nothing else.
  [/[銆锛鏄鐨鍏鈥鍙鍦].{0,12}[銆锛鏄鐨鍏鈥鍙鍦]/u, 'text-damaged'],
  [
    /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\p{NChar}\p{Co}]|\p{M}{6,}/u,
    'suspicious-character',
    UNUSUAL,
  ],
];
const SHOWN_PER_KIND = 20;

/** What an ASCII text may hold of it. Each range is within sixteen characters: so a search passes over many at once. */
const ODD_ASCII = [/[\x00-\x08\v\f\x0e\x0f]/, /[\x10-\x1f]/, /[?\x7f]/];

/** Whether a text of nothing but ASCII holds nothing that is forbidden, as most bulk files do; false if in doubt. */
export function isHarmlessAscii(text: string): boolean {
  return !ODD_ASCII.some((range) => range.test(text));
}

/** What the decoded text holds that may not be there; cheap when it holds nothing, which is the rule. */
export function findForbidden(text: string): readonly FindingCode[] {
  const found = FORBIDDEN.filter(
    ([pattern, , among]) => (among === undefined || among.test(text)) && pattern.test(text),
  );
  return [...new Set(found.map(([, code]) => code))];
}

/** The cells in which something forbidden stands, a bounded number of each kind. */
export function locateForbidden(table: Table, codes: readonly FindingCode[]): readonly Observation[] {
  return codes.flatMap((code) => {
    const patterns = FORBIDDEN.filter(([, given]) => given === code).map(([pattern]) => pattern);
    const found = cellsWith(table, patterns).map((at): Observation => ({ code, at: [at] }));
    return found.length > 0 ? found : [{ code, at: [placeAt(1, 1)] }];
  });
}

function cellsWith(table: Table, patterns: readonly RegExp[]) {
  const places = [];
  for (let row = 0; row < table.length; row++) {
    for (const [column, cell] of table.row(row).entries()) {
      if (!patterns.some((pattern) => pattern.test(cell))) continue;
      places.push(placeAt(row + 1, column + 1, cell));
      if (places.length === SHOWN_PER_KIND) return places;
    }
  }
  return places;
}
