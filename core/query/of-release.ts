import type { Answer } from './answer.ts';
import { STATE_MAX_AGE } from './answer-report.ts';
import { stampEnvelope } from './write-envelope.ts';

/** The release that answered. */
export interface AnsweringRelease {
  readonly release: number;
  /** ISO 8601 in UTC, whole seconds. */
  readonly releasedAt: string;
  /** Whether the same question will always be answered from it. */
  readonly isFixed: boolean;
}

/**
 * How long an answer from a fixed release may be kept: it never changes, but personal data may have to be taken out of
 * it, and a copy that nobody can call back should not live for ever.
 */
export const RELEASE_MAX_AGE = 7 * 24 * 60 * 60;

/** The answer that was made from a release's files, saying so. */
export function ofRelease(answer: Answer, release: AnsweringRelease): Answer {
  const stamp = { release: release.release, released_at: release.releasedAt };
  return {
    ...answer,
    body: answer.csv === undefined ? stampEnvelope(answer.body, stamp) : answer.body,
    seed: `${JSON.stringify(stamp)}\n${answer.seed}`,
    maxAge: release.isFixed ? RELEASE_MAX_AGE : STATE_MAX_AGE,
    ...(answer.csv === undefined ? {} : { csv: { ...answer.csv, release: stamp } }),
  };
}
