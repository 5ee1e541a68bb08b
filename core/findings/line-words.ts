import type { Bilingual } from './finding.ts';
import { skipWords } from './reading-words.ts';
import type { LineCounts } from './receipt.ts';

/** The line counts as one sum that a reader can check. */
export function lineWords({ read, header, accepted, rejected, skipped }: LineCounts): Bilingual {
  const passed = skipped.reduce((sum, { lines }) => sum + lines, 0);
  const reasons = skipped.map(({ reason, lines }) => ({ words: skipWords(reason), lines }));
  const zh = reasons.map(({ words, lines }) => `${words.zh} ${lines}`).join('、');
  const en = reasons.map(({ words, lines }) => `${words.en} ${lines}`).join(', ');
  return {
    zh: `读取 ${read} 行 = 表头 ${header} + 采用 ${accepted} + 未采用 ${rejected} + 跳过 ${passed}${zh && `（${zh}）`}`,
    en: `${read} read = ${header} header + ${accepted} accepted + ${rejected} rejected + ${passed} skipped${en && ` (${en})`}`,
  };
}
