import * as v from 'valibot';
import type { DecisionHead } from '../decision-head.ts';
import { MEMBER, type DecisionKindDeclaration } from '../decision-kind.ts';

/** What a reviewer says of a report that waits (审核): it is let through, or given back with a reason. */
export interface Review extends DecisionHead {
  readonly kind: 'reviews';
  readonly reportId: string;
  /** The upload that it is about, by its receipt. */
  readonly receiptId: string;
  readonly outcome: 'released' | 'returned';
}

/** Receipts' ids. */
export const RECEIPT_ID = /^r-[0-9a-f]{32}$/;

/**
 * `decisions/reviews/{name}.json`. Each outcome is a subject of its own: what was once released stays released, in
 * whatever order the two arrive.
 */
export const REVIEWS: DecisionKindDeclaration<Review> = {
  schema: v.pipe(
    v.strictObject({
      schema: MEMBER.schema,
      kind: v.literal('reviews'),
      report_id: MEMBER.reportId,
      receipt_id: v.pipe(v.string(), v.regex(RECEIPT_ID)),
      outcome: v.picklist(['released', 'returned']),
      by: MEMBER.by,
      reason: MEMBER.reason,
    }),
    v.transform(({ schema: _schema, report_id: reportId, receipt_id: receiptId, ...rest }) => ({
      reportId,
      receiptId,
      ...rest,
    })),
  ),
  subject: ({ reportId, receiptId, outcome }) => ({ reportId, name: `${receiptId}.${outcome}` }),
  texts: ({ by, reason }) => ({ by, ...(reason !== undefined && { reason }) }),
  problems: ({ outcome, reason }) =>
    outcome === 'returned' && reason === undefined
      ? [{ code: 'decision-member-malformed', member: 'reason', facts: { name: 'reason' } }]
      : [],
};
