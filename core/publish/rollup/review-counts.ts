import type { PublishedDecision } from '../published-decision.ts';

/** What reviewers said of uploads, counted: the log of the review gate as numbers, without a name. */
export interface ReviewCounts {
  readonly released: number;
  readonly returned: number;
}

/** Counts reviews, each upload of a report once by each outcome; undefined where nobody reviewed anything. */
export function reviewCounts(decisions: readonly PublishedDecision[]): ReviewCounts | undefined {
  const outcomes = decisions.flatMap(({ decision }) =>
    decision.kind === 'reviews' ? [decision.outcome] : [],
  );
  if (outcomes.length === 0) return undefined;
  const released = outcomes.filter((outcome) => outcome === 'released').length;
  return { released, returned: outcomes.length - released };
}
