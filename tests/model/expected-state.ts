import { hash } from 'node:crypto';
import { decodePlan } from '../../functions/flows/plan-body.ts';
import { decisionIdOf } from '../../core/decisions/decision-id.ts';
import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import type { AcceptedRecord } from '../../functions/ports.ts';
import { InvariantBroken } from './audit-feed.ts';
import type { World } from './model-ports.ts';

/** What must stand of one record. */
export interface ExpectedRecord {
  readonly record: AcceptedRecord;
  readonly revision: number;
  /** The receipt of the newest upload that holds the record. */
  readonly newest: string;
}

/**
 * The state as it follows from the accepted uploads alone: a fold in the order of the uploads, written down a
 * second time and as simply as can be. Uploads are compared by their second, their key's hash and their place
 * among the key's versions, never by the tokens that the flows made.
 */
export function expectedState(world: World): ReadonlyMap<string, ExpectedRecord> {
  const state = new Map<string, ExpectedRecord & { readonly content: string }>();
  const uploads = acceptedUploads(world);
  const released = releasedIn(uploads);
  for (const { receiptId, lastModified, records } of uploads) {
    for (const record of records) {
      if (
        record.kind === 'report' &&
        isHeld(world, lastModified) &&
        !released.has(`${record.report.reportId} ${receiptId}`)
      )
        continue;
      const { id, content } = told(record);
      const before = state.get(id);
      if (before?.content === content) state.set(id, { ...before, newest: receiptId });
      else state.set(id, { record, content, revision: (before?.revision ?? 0) + 1, newest: receiptId });
    }
  }
  return state;
}

/** Whether filings of that upload are seen only when a reviewer has released them; all of the model's are filings. */
function isHeld({ reviewSince }: Pick<World, 'reviewSince'>, lastModified: string): boolean {
  return reviewSince !== undefined && lastModified >= reviewSince;
}

/** Report and receipt of everything that was let through. */
function releasedIn(uploads: readonly AcceptedUpload[]): ReadonlySet<string> {
  const records = uploads.flatMap((upload) => upload.records);
  return new Set(
    records.flatMap((record) =>
      record.kind === 'decision' &&
      record.decision.kind === 'reviews' &&
      record.decision.outcome === 'released'
        ? [`${record.decision.reportId} ${record.decision.receiptId}`]
        : [],
    ),
  );
}

function told(record: AcceptedRecord): { readonly id: string; readonly content: string } {
  switch (record.kind) {
    case 'report':
      return { id: record.report.reportId, content: JSON.stringify(record.report) };
    case 'organisation':
      return { id: record.organisation.orgId, content: JSON.stringify(record.organisation) };
    case 'round':
      return { id: record.round.roundId, content: JSON.stringify(record.round) };
    case 'decision':
      return { id: decisionIdOf(record.decision), content: JSON.stringify(record.decision) };
  }
}

interface AcceptedUpload {
  readonly receiptId: string;
  readonly lastModified: string;
  readonly records: readonly AcceptedRecord[];
}

function acceptedUploads({ bucket, table, receipts }: World): readonly AcceptedUpload[] {
  const inOrder = bucket
    .map(({ version }, place) => ({ version, sort: sortKey(version.lastModified, version.key, place) }))
    .toSorted((a, b) => (a.sort < b.sort ? -1 : 1));
  return inOrder.flatMap(({ version }) => {
    const upload = table.uploads.get(receiptIdOf(version));
    if (upload?.plan === undefined) return [];
    if (REFUSALS.includes(upload.status ?? '')) {
      throw new InvariantBroken(
        `I8: ${version.versionId} has a plan and a receipt that says ${upload.status}`,
      );
    }
    return [
      {
        receiptId: upload.receiptId,
        lastModified: version.lastModified,
        records: decodePlan(receipts.get(upload.plan), upload.plan).records,
      },
    ];
  });
}

const REFUSALS = ['rejected', 'gone', 'failed'];

function sortKey(second: string, key: string, place: number): string {
  return `${second} ${hash('sha256', key)} ${String(place).padStart(4, '0')}`;
}
