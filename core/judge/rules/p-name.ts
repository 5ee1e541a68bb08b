import { foldLabel } from '../../intake/fold-label.ts';
import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

const ORGAN =
  '(?:人民政府|政府|委员会|办公室|办公厅|办事处|局|厅|委|部|院|署|中心|管委会|总队|支队|大队|所|站)';
/** What stands behind a name, and the name before it: the title of the report, and who wrote it. */
const NAMED: readonly { readonly behind: RegExp; readonly name: RegExp }[] = [
  {
    behind: /20[0-9]{2}年?度?政府信息公开(?:工作)?年度?报告/g,
    name: new RegExp(String.raw`(\p{Script=Han}{2,30}${ORGAN})$`, 'u'),
  },
  {
    behind: /(?:负责)?(?:编制|编写|发布)/g,
    name: new RegExp(String.raw`(?:由|系)(\p{Script=Han}{2,30}?${ORGAN})$`, 'u'),
  },
];
const LONGEST_NAME = 36;
/** 本局, 市政府办公室: how an organ speaks of itself without its whole name. */
const SHORTEST_FULL_NAME = 7;

/** P-NAME: the organ that section 一 names as the report's own is the one that files. */
export const P_NAME: FileRule = {
  code: 'P-NAME',
  depends: 'file',
  reads: 'texts',
  check: ({ draft, prose, organisation }) => {
    const cell = draft.texts.get('section_1');
    const text = prose.section_1?.text;
    if (!cell || text === undefined || !organisation) return [];
    const own = foldLabel(organisation.nameZh);
    const named = namesIn(text);
    const other = named.find((name) => name.length >= SHORTEST_FULL_NAME && !isSame(own, foldLabel(name)));
    if (other === undefined || named.some((name) => isSame(own, foldLabel(name)))) return [];
    return [
      {
        code: 'P-NAME',
        at: [draftPlace({ ...cell, text: other })],
        expected: organisation.nameZh,
        actual: other,
      },
    ];
  },
};

function namesIn(text: string): readonly string[] {
  return NAMED.flatMap(({ behind, name }) =>
    [...text.matchAll(behind)].flatMap(({ index }) => {
      const found = name.exec(text.slice(Math.max(0, index - LONGEST_NAME), index));
      return found?.[1] === undefined ? [] : [found[1]];
    }),
  );
}

/** One name holds the other: 现发布某市某局, or 某局 for 某市某局. */
function isSame(own: string, named: string): boolean {
  return named.includes(own) || own.endsWith(named);
}
