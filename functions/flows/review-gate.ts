import type { PublishedDecision } from '../../core/publish/published-decision.ts';
import type { StateReader, WaitingUpload } from '../ports.ts';

/** The review gate (审核): filings that come from its moment on are published when a reviewer has released them. */
export interface ReviewGate {
  /** ISO 8601 in UTC, whole seconds; what came before it waits for nobody, so that switching it on takes nothing away. */
  readonly since: string;
  readonly reader: Pick<StateReader, 'decisionsOfReport'>;
}

/** Whether the upload of that token waits; an import never does. Follows from the token alone. */
export function waitsForReview(token: string, { since }: Pick<ReviewGate, 'since'>): boolean {
  const [rank, second = ''] = token.split('#');
  return rank === '1' && second >= since.replaceAll(/[-:]/g, '');
}

/** Of a report's revisions those that may be seen: they wait for nobody, or were released. */
export async function openRevisions<Mark extends { readonly token: string }>(
  reportId: string,
  revisions: readonly Mark[],
  gate: ReviewGate,
): Promise<readonly Mark[]> {
  const waiting = revisions.filter(({ token }) => waitsForReview(token, gate));
  if (waiting.length === 0) return revisions;
  const released = new Set<string>();
  for (const { decision } of await gate.reader.decisionsOfReport(reportId)) {
    if (decision.kind === 'reviews' && decision.outcome === 'released')
      released.add(receiptPart(decision.receiptId));
  }
  return revisions.filter(
    ({ token }) => !waitsForReview(token, gate) || released.has(token.split('#').at(-1) ?? ''),
  );
}

/** Whether a reviewer has said anything of an upload. */
export function isReviewed(
  { receiptId }: Pick<WaitingUpload, 'receiptId'>,
  decisions: readonly PublishedDecision[],
): boolean {
  return decisions.some(({ decision }) => decision.kind === 'reviews' && decision.receiptId === receiptId);
}

/** The piece of a receipt's id with which a token ends. */
function receiptPart(receiptId: string): string {
  return receiptId.slice(2, 10);
}
