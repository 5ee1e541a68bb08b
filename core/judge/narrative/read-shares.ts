import { labelOf } from './read-facts.ts';
import type { NumberMention } from './read-numbers.ts';

/** A count with the percentage that the sentence gives for it, and the counts that could be its whole. */
export interface SentenceShare {
  readonly part: NumberMention;
  readonly percent: NumberMention;
  readonly wholes: readonly number[];
}

const SHARE = /占/;
const NO_SHARE = /增|降|减|升|同比|较|率|分别|主动公开|信息总|发布/;
/** Shares of requests alone can be held to the tables. */
const OF_REQUESTS = /信息公开.{0,4}申请|依申请|公开申请/;

/** Counts followed by 占 … %: the number directly before the percentage is the part. */
export function readShares(sentence: string, mentions: readonly NumberMention[]): readonly SentenceShare[] {
  if (!OF_REQUESTS.test(sentence)) return [];
  return mentions.flatMap((percent, index): SentenceShare[] => {
    const part = mentions[index - 1];
    if (percent.kind !== 'percent' || part?.kind !== 'count' || percent.approximate || part.approximate)
      return [];
    const label = sentence.slice(part.end, percent.start);
    if (!SHARE.test(label) || NO_SHARE.test(label) || NO_SHARE.test(labelOf(sentence, mentions, index - 1)))
      return [];
    const wholes = mentions
      .filter(({ kind, value }) => kind === 'count' && value >= part.value)
      .map(({ value }) => value);
    return [{ part, percent, wholes }];
  });
}
