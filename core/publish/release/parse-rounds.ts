import * as v from 'valibot';
import { parseDocument } from '../parse-document.ts';

const RoundsSchema = v.object({
  rounds: v.array(v.object({ round_id: v.string(), deadlines: v.array(v.object({ day: v.string() })) })),
});

/** A round as far as its end goes. */
export interface RoundEnd {
  readonly roundId: string;
  /** The days of its deadlines, ISO 8601, inclusive and in China's time; none where it never ends. */
  readonly days: readonly string[];
}

/** Reads the ends of all rounds back from their published dictionary (JSON); a `FeedFault` where it is none. */
export function parseRounds(body: Uint8Array): readonly RoundEnd[] {
  return parseDocument(RoundsSchema, body).rounds.map(({ round_id, deadlines }) => ({
    roundId: round_id,
    days: deadlines.map(({ day }) => day),
  }));
}
