import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

/** Documents that a report can't rest on any more, or not yet, by their numbers; both years inclusive. */
const OUTDATED: readonly { readonly pattern: RegExp; readonly from: number; readonly to: number }[] = [
  { pattern: /国办公开办函[〔[（【]2019[〕\]）】]60号/, from: 2021, to: 9999 },
  { pattern: /国办公开办函[〔[（【]20[0-9]{2}[〕\]）】]61号/, from: 2019, to: 9999 },
  { pattern: /国办公开办函[〔[（【]2021[〕\]）】]30号/, from: 2019, to: 2020 },
  { pattern: /(?:国务院)?令[^，。]{0,4}第?492号|第492号(?:国务院)?令/, from: 2019, to: 9999 },
  { pattern: /国办发[〔[（【]2014[〕\]）】]32号/, from: 2019, to: 9999 },
];

/** P-BASIS: the report rests on the documents in force for its year, not on superseded ones. */
export const P_BASIS: FileRule = {
  code: 'P-BASIS',
  depends: 'file',
  reads: 'texts',
  check: ({ draft, prose, year }) => {
    const cell = draft.texts.get('section_1');
    const text = prose.section_1?.text;
    if (!cell || text === undefined || year === undefined) return [];
    return OUTDATED.filter(({ from, to }) => year >= from && year <= to).flatMap(({ pattern }) => {
      const cited = pattern.exec(text)?.[0];
      if (cited === undefined) return [];
      return [{ code: 'P-BASIS', at: [draftPlace({ ...cell, text: cited })], actual: cited }];
    });
  },
};
