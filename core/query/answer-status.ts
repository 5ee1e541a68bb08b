import { ENGINE } from '../findings/engine.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer } from './answer.ts';
import { STATE_MAX_AGE } from './answer-report.ts';
import type { QuestionTo } from './question.ts';
import { writeEnvelope } from './write-envelope.ts';

/** The root of the feeds as it is served now. */
export interface FeedState {
  readonly version: number;
  readonly reports: number;
  /** ISO 8601 in UTC, whole seconds: when it was written. */
  readonly changedAt: string;
}

/** How far a unit's table has moved and how far its feed has followed. */
export interface UnitState {
  readonly unit: string;
  readonly dirty: number;
  readonly published: number;
}

/** What is known of the pipeline at this moment. Queues are watched by alarms, and not from here. */
export interface PipelineState {
  /** Undefined before the first publication. */
  readonly feeds: FeedState | undefined;
  /** Which counters were looked at: the register's, and those of a province where one was asked for. */
  readonly checked: readonly string[];
  readonly units: readonly UnitState[];
}

/** Answers with the engine's version, the newest root of the feeds and the units whose feed is behind the table. */
export function answerStatus(asked: QuestionTo<'status'>, state: PipelineState, licence: string): Answer {
  const behind = state.units.filter(({ dirty, published }) => dirty > published);
  const { feeds } = state;
  const data = JSON.stringify({
    engine: ENGINE,
    feeds:
      feeds === undefined
        ? null
        : { version: feeds.version, reports: feeds.reports, changed_at: feeds.changedAt },
    units: { checked: state.checked, known: state.units.length, behind },
  });
  const links = { self: addressOf('status', asked), next: null, describedby: null, feed: feedRoot() };
  const meta = {
    licence,
    total: null,
    limit: null,
    truncated: false,
    coverage: null,
    codes: null,
    warnings: [],
  };
  return {
    body: writeEnvelope(meta, data, links),
    seed: `${licence}\n${data}`,
    links,
    maxAge: STATE_MAX_AGE,
  };
}
