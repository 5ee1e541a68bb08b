import type { Bilingual } from './finding.ts';
import { skipWords } from './reading-words.ts';
import type { LineCounts } from './receipt.ts';

/** The line counts as one sum that a reader can check. */
export function lineWords({ read, header, accepted, rejected, skipped }: LineCounts): Bilingual {
  const leftOut = skipped.reduce((sum, { lines }) => sum + lines, 0);
  const reasons = skipped.map(({ reason, lines }) => ({ words: skipWords(reason), lines }));
  const zh = reasons.map(({ words, lines }) => `${words.zh} ${lines}`).join('、');
  const en = reasons.map(({ words, lines }) => `${words.en} ${lines}`).join(', ');
  return {
    zh: `读取 ${read} 行 = 表头 ${header} + 通过 ${accepted} + 未通过 ${rejected} + 跳过 ${leftOut}${zh && `（${zh}）`}`,
    en: `${read} read = ${header} header + ${accepted} passed + ${rejected} not passed + ${leftOut} skipped${en && ` (${en})`}`,
  };
}
