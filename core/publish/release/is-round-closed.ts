import { chinaTime } from '../../findings/china-time.ts';
import type { RoundEnd } from './parse-rounds.ts';

/** From one moment to another; ISO 8601 in UTC. */
export interface Span {
  readonly since: string;
  readonly until: string;
}

/** Whether a round's last deadline was still running at the one moment, and had passed everywhere in China at the other. */
export function isRoundClosed(rounds: readonly RoundEnd[], { since, until }: Span): boolean {
  const before = dayOf(since);
  const now = dayOf(until);
  return rounds.some(({ days }) => {
    const last = days.toSorted().at(-1);
    return last !== undefined && before <= last && last < now;
  });
}

function dayOf(moment: string): string {
  return chinaTime(moment).slice(0, 10);
}
