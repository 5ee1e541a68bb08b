import type { Prose } from './fold-prose.ts';
import type { Narrative, NarrativeFact, NarrativeList, NarrativeShare, Quotation } from './narrative.ts';
import { readFacts } from './read-facts.ts';
import { readLists } from './read-lists.ts';
import { readNumbers, type NumberMention } from './read-numbers.ts';
import { readShares } from './read-shares.ts';
import { splitSentences, type Sentence } from './split-sentences.ts';

/** The folded texts that numbers are read from: section 一 and section 六. */
export type NarrativeTexts = Readonly<Partial<Record<Quotation['section'], Prose>>>;

const NOTHING_SAID: Narrative = { facts: [], lists: [], shares: [] };
const NO_PROSE: Prose = { text: '', origin: [] };
const QUOTED_BEFORE = 24;
const QUOTED_AFTER = 12;

/** Reads what the prose of a report says in numbers. Linear in the text; never throws. */
export function readNarrative(texts: NarrativeTexts): Narrative {
  if (texts.section_1 === undefined && texts.section_6 === undefined) return NOTHING_SAID;
  const read = (['section_1', 'section_6'] as const).map((section) =>
    readSection(section, texts[section] ?? NO_PROSE),
  );
  return {
    facts: read.flatMap(({ facts }) => facts),
    lists: read.flatMap(({ lists }) => lists),
    shares: read.flatMap(({ shares }) => shares),
  };
}

function readSection(section: Quotation['section'], prose: Prose): Narrative {
  const facts: NarrativeFact[] = [];
  const lists: NarrativeList[] = [];
  const shares: NarrativeShare[] = [];
  for (const sentence of splitSentences(prose)) {
    const mentions = readNumbers(sentence.text);
    const quote = (mention: NumberMention) => quotationOf(mention, { section, prose, sentence });
    for (const { code, mention, scope } of readFacts(sentence.text, mentions))
      facts.push({
        code,
        value: mention.value,
        approximate: mention.approximate,
        scope,
        quotation: quote(mention),
      });
    for (const { total, parts, closed } of readLists(sentence.text, mentions))
      lists.push({
        total: total.value,
        parts: parts.map(({ value }) => value),
        closed,
        approximate: [total, ...parts].some(({ approximate }) => approximate),
        quotation: quote(total),
      });
    for (const { part, percent, wholes } of readShares(sentence.text, mentions))
      shares.push({
        part: part.value,
        percent: percent.value,
        decimals: percent.decimals,
        wholes,
        quotation: quote(percent),
      });
  }
  return { facts, lists, shares };
}

interface Whereabouts {
  readonly section: Quotation['section'];
  readonly prose: Prose;
  readonly sentence: Sentence;
}

function quotationOf(mention: NumberMention, { section, prose, sentence }: Whereabouts): Quotation {
  const { text, start } = sentence;
  return {
    section,
    start: prose.origin[start + mention.start] ?? 0,
    end: (prose.origin[start + mention.end - 1] ?? 0) + 1,
    sentence: shorten(text, mention),
  };
}

function shorten(text: string, { start, end }: NumberMention): string {
  const from = Math.max(0, start - QUOTED_BEFORE);
  const to = Math.min(text.length, end + QUOTED_AFTER);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}
