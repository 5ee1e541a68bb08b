import type { FileRule } from '../rule.ts';
import { narrativePlace, sectionWords } from '../narrative/narrative-place.ts';

/** Every rate of 国办函〔2020〕109号 is a multiple of ten yuan. */
const SMALLEST_RATE = 10;

/** F6-MULT: a 信息处理费 is a multiple of 10 元, because every rate is. */
export const F6_MULT: FileRule = {
  code: 'F6-MULT',
  depends: 'file',
  reads: 'texts',
  check: (subject) =>
    subject.narrative.facts
      .filter(({ code, approximate }) => code === 'fee_charged_yuan' && !approximate)
      .filter(({ value }) => value % SMALLEST_RATE !== 0)
      .map(({ value, quotation }) => ({
        code: 'F6-MULT',
        at: narrativePlace(subject, quotation),
        actual: String(value),
        facts: { ...sectionWords(quotation), sentence: quotation.sentence },
      })),
};
