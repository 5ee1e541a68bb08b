import { foldLabel } from '../../intake/fold-label.ts';
import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

const ORGAN =
  '(?:人民政府|政府|委员会|办公室|办公厅|办事处|局|厅|委|部|院|署|中心|管委会|总队|支队|大队|所|站)';
const NAMED: readonly RegExp[] = [
  new RegExp(
    String.raw`(\p{Script=Han}{2,30}?${ORGAN})(?:20[0-9]{2}年?度?)政府信息公开(?:工作)?年度?报告`,
    'gu',
  ),
  new RegExp(String.raw`(?:由|系)(\p{Script=Han}{2,30}?${ORGAN})(?:负责)?(?:编制|编写|发布)`, 'gu'),
];
/** 本局, 市政府办公室: how an organ speaks of itself without its whole name. */
const SHORTEST_FULL_NAME = 7;

/** P-NAME: the organ that section 一 names as the report's own is the one that files. */
export const P_NAME: FileRule = {
  code: 'P-NAME',
  depends: 'file',
  check: ({ draft, prose, organisation }) => {
    const cell = draft.texts.get('section_1');
    const text = prose.section_1?.text;
    if (!cell || text === undefined || !organisation) return [];
    const own = foldLabel(organisation.nameZh);
    const named = NAMED.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));
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

/** One name holds the other: 现发布某市某局, or 某局 for 某市某局. */
function isSame(own: string, named: string): boolean {
  return named.includes(own) || own.endsWith(named);
}
