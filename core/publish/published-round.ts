import type { Round } from '../datasets/round.ts';

/** A round as the state holds it, with the number of its current revision, counted from 1. */
export interface PublishedRound extends Round {
  readonly revision: number;
}
