import type { PublishedReport } from '../publish/published-report.ts';
import { findingsDocument } from '../publish/report-json.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer } from './answer.ts';
import type { QuestionTo } from './question.ts';
import { seedOf } from './report-seed.ts';
import { writeEnvelope } from './write-envelope.ts';
import { writeReport } from './write-report.ts';

/** Answers with one report and all its cells. */
export function answerReport(asked: QuestionTo<'report'>, report: PublishedReport, licence: string): Answer {
  const links = {
    self: addressOf('report', asked),
    next: null,
    describedby: addressOf('items', { form: report.form }),
    feed: feedRoot(),
  };
  const meta = {
    licence,
    total: 1,
    limit: null,
    truncated: false,
    coverage: null,
    codes: null,
    warnings: [],
  };
  return {
    body: writeEnvelope(meta, writeReport(report), links),
    // Findings change with other reports and the register, while the report stays what it is.
    seed: `${licence}\n${seedOf(report)}\n${JSON.stringify(findingsDocument(report))}`,
    links,
    maxAge: STATE_MAX_AGE,
  };
}

/** How long an answer about the state may be kept, in seconds: it changes with every upload. */
export const STATE_MAX_AGE = 10;
