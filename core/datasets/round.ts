import type { OrganisationKind, OrganisationLevel } from './organisation.ts';

/** What a row of a round says: who is expected, who is not, or until when. */
export const ROUND_ENTRIES = ['expect', 'exclude', 'deadline'] as const;
export type RoundEntry = (typeof ROUND_ENTRIES)[number];

/** The most rows of one round: it is stored as one item of at most 400 kB. */
export const MOST_ROUND_ENTRIES = 1000;

/** Whom a row means: all that is given has to fit; a scope without a member means everybody in the round's area. */
export interface RoundScope {
  readonly organisation?: string;
  /** The first two, four or all six digits of a region. */
  readonly region?: string;
  readonly level?: OrganisationLevel;
  readonly kind?: OrganisationKind;
}

/** Somebody who need not report, and why; published. */
export interface RoundExclusion extends RoundScope {
  readonly reason: string;
}

/** The last day, inclusive and in China's time, on which a report is on time. */
export interface RoundDeadline extends RoundScope {
  readonly day: string;
}

/**
 * One collection (收集轮次): a report year, the area that it speaks of, who is expected, who is excluded and until
 * when. Of several rounds of a year the one with the smallest area decides about an organisation, alone.
 */
export interface Round {
  readonly roundId: string;
  readonly year: number;
  /** The first two, four or all six digits of a region; empty: everywhere. */
  readonly area: string;
  /** Empty: every organisation that the register holds at the end of the year. */
  readonly expected: readonly RoundScope[];
  readonly excluded: readonly RoundExclusion[];
  readonly deadlines: readonly RoundDeadline[];
}

/** `round-2021` or `round-2021-41`: the name of a round everywhere. */
export function roundIdOf(year: number, area: string): string {
  return area === '' ? `round-${year}` : `round-${year}-${area}`;
}

/** Shape of a round's id. */
export const ROUND_ID = /^round-\d{4}(?:-\d{2}|-\d{4}|-\d{6})?$/;
