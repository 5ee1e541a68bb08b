import type { PublishedDecision } from '../publish/published-decision.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer } from './answer.ts';
import type { QuestionTo } from './question.ts';
import { writeEnvelope } from './write-envelope.ts';

/** Answers with what reviewers said of one upload of a report; nothing while it waits. */
export function answerReviews(
  asked: QuestionTo<'reviews'>,
  decisions: readonly PublishedDecision[],
  licence: string,
): Answer {
  const rows = decisions.flatMap(({ decision, receivedAt }) =>
    decision.kind === 'reviews' && decision.receiptId === asked.receipt_id
      ? [
          {
            outcome: decision.outcome,
            reason: decision.reason ?? null,
            by: decision.by,
            decided_at: receivedAt,
          },
        ]
      : [],
  );
  const links = { self: addressOf('reviews', asked), next: null, describedby: null, feed: feedRoot() };
  const meta = {
    licence,
    total: rows.length,
    limit: null,
    truncated: false,
    coverage: null,
    codes: null,
    warnings: [],
  };
  const data = JSON.stringify(rows);
  return { body: writeEnvelope(meta, data, links), seed: `${licence}\n${data}`, links, maxAge: 0 };
}
