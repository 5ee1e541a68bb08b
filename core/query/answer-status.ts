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

/** What the last sweep saw of uploads. */
export interface SweepState {
  /** ISO 8601 in UTC, whole seconds. */
  readonly sweptAt: string;
  /** How long the oldest upload without a receipt has waited; undefined: none waits, as far as it saw. */
  readonly waitingSeconds: number | undefined;
  /** The newest upload whose judgement failed by our fault. */
  readonly failed: { readonly receivedAt: string; readonly receiptId: string } | undefined;
}

/** As much of the number of a receipt as its sender knows it by, and nobody can open it with. */
const TOLD_OF_ID = 10;

/** What is known of the pipeline at this moment. */
export interface PipelineState {
  /** Undefined before the first publication. */
  readonly feeds: FeedState | undefined;
  /** Which counters were looked at: the register's, and those of a province where one was asked for. */
  readonly checked: readonly string[];
  readonly units: readonly UnitState[];
  /** Undefined before the first sweep. */
  readonly sweep: SweepState | undefined;
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
    ...sweepDocument(state.sweep),
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

function sweepDocument(sweep: SweepState | undefined) {
  const { sweptAt = null, waitingSeconds = null, failed } = sweep ?? {};
  return {
    queue: { age_seconds: waitingSeconds, checked_at: sweptAt },
    last_failure:
      failed === undefined
        ? null
        : { received_at: failed.receivedAt, kind: 'failed', receipt: failed.receiptId.slice(0, TOLD_OF_ID) },
  };
}
