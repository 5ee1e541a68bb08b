import type { FactCode } from './fact-codes.ts';
import { FACT_PATTERNS, type FactPattern } from './fact-patterns.ts';
import type { NumberMention } from './read-numbers.ts';

/** A number of a sentence with its meaning; places are those of the number. */
export interface SentenceFact {
  readonly code: FactCode;
  readonly mention: NumberMention;
  readonly scope: 'own' | 'area';
}

const AREA = /全[市县区省州盟旗镇乡]|各[部单]|各级|各地|各县|各镇|所辖|辖区|系统/;
const NO_CHARGE =
  /(?:未|没有|无|不存在)(?:产生|发生|收取|收缴|收过|有)?[^，]{0,14}(?:信息处理费|处理费|费用)|(?:处理费|费用)[^，]{0,6}(?:未收取|未产生|为零)/;
/** Words that only introduce a total: the label before them is the one that names it. */
const ONLY_INTRODUCES = /^(?:其中|共计|合计|总计|共|总数为?|为|有|计|分别为?|：|全年)*$/;
/** 、 is none: 行政复议、行政诉讼共 5件 is one label. */
const BOUNDARY = /[，：（）]/;
const LONGEST_LABEL = 40;

/** Gives each number of a folded sentence its meaning, as far as the words round it tell one. */
export function readFacts(sentence: string, mentions: readonly NumberMention[]): readonly SentenceFact[] {
  const scope = AREA.test(sentence) ? 'area' : 'own';
  const facts = mentions.flatMap((mention, index): SentenceFact[] => {
    const code = meaningOf(sentence, mentions, index);
    return code === undefined ? [] : [{ code, mention, scope }];
  });
  return [...facts, ...noCharge(sentence)];
}

function meaningOf(
  sentence: string,
  mentions: readonly NumberMention[],
  index: number,
): FactCode | undefined {
  const mention = mentions[index];
  if (!mention || mention.kind === 'span') return undefined;
  const label = labelOf(sentence, mentions, index);
  const behind = sentence.slice(mention.end, mentions[index + 1]?.start ?? mention.end + LONGEST_LABEL);
  return FACT_PATTERNS.find((pattern) => fits(pattern, { label, behind, sentence, kind: mention.kind }))
    ?.code;
}

interface Surroundings {
  readonly label: string;
  readonly behind: string;
  readonly sentence: string;
  readonly kind: NumberMention['kind'];
}

function fits(pattern: FactPattern, { label, behind, sentence, kind }: Surroundings): boolean {
  if (pattern.kind !== undefined && pattern.kind !== kind) return false;
  if (!pattern.label.test(label)) return false;
  if (pattern.after !== undefined && !pattern.after.test(behind)) return false;
  return pattern.sentence === undefined || pattern.sentence.test(sentence);
}

/**
 * The words that name a number: from the last boundary, or the number before, up to it. Where they only introduce
 * (共, 其中), the clause before is taken along, unless it holds a number that it names already.
 */
export function labelOf(sentence: string, mentions: readonly NumberMention[], index: number): string {
  const end = mentions[index]?.start ?? 0;
  const floor = Math.max(mentions[index - 1]?.end ?? 0, end - LONGEST_LABEL);
  let from = lastBoundary(sentence, end, floor);
  while (from > floor && ONLY_INTRODUCES.test(sentence.slice(from, end).replace(/[，、：（）]/g, ''))) {
    from = lastBoundary(sentence, from - 1, floor);
  }
  return sentence
    .slice(from, end)
    .replace(/^[，、：]/, '')
    .replace(/(?:共计|合计|总计|共|为|有|计|：|，|（|）)+$/, '');
}

/** Where the clause before `end` begins: behind the last boundary, not before `floor`. */
function lastBoundary(sentence: string, end: number, floor: number): number {
  for (let at = end - 1; at >= floor; at--) if (BOUNDARY.test(sentence[at] ?? '')) return at + 1;
  return floor;
}

/** 未收取信息处理费: a zero in words. */
function noCharge(sentence: string): SentenceFact[] {
  const match = NO_CHARGE.exec(sentence);
  if (!match) return [];
  const mention: NumberMention = {
    value: 0,
    kind: 'money',
    unit: '元',
    approximate: false,
    decimals: 0,
    start: match.index,
    end: match.index + match[0].length,
  };
  return [{ code: 'fee_charged_yuan', mention, scope: 'own' }];
}
