import type { Organisation } from '../core/datasets/organisation.ts';
import type { Receipt } from '../core/findings/receipt.ts';
import type { CanonicalReport } from '../core/forms/canonical-report.ts';
import type { FeedUnit } from '../core/publish/feed-unit.ts';
import type { PublishedOrganisation } from '../core/publish/published-organisation.ts';
import type { PublishedReport, ReportSource } from '../core/publish/published-report.ts';

/** One object version in the upload bucket, as S3 describes it. */
export interface UploadVersion {
  readonly key: string;
  readonly versionId: string;
  readonly bytes: number;
  /** ISO 8601 in UTC, whole seconds. */
  readonly lastModified: string;
}

/** The upload bucket. Never written by us. */
export interface UploadStore {
  /** Undefined when the version is gone. */
  head(key: string, versionId: string): Promise<UploadVersion | undefined>;
  read(key: string, versionId: string): Promise<Uint8Array | undefined>;
  /** How many older versions of the same key carry the same last-modified second. */
  countOlderInSameSecond(version: UploadVersion): Promise<number>;
  /** One bounded page of all versions under `incoming/`; no cursor: from the start; none returned: the end. */
  list(cursor?: string): Promise<{ readonly versions: readonly UploadVersion[]; readonly cursor?: string }>;
}

export type { FeedUnit };

/** How far a unit's table has moved (`dirty`) and how far its feed has followed (`published`). */
export interface UnitCounter {
  readonly unit: FeedUnit;
  readonly dirty: number;
  readonly published: number;
}

/** A record on its way into the state: a report or a register row, with its place in the order of uploads. */
export type AcceptedRecord = {
  /** Sorts as the order of uploads does (DESIGN: Order). */
  readonly token: string;
  readonly receiptId: string;
  readonly source: ReportSource;
} & (
  | { readonly kind: 'report'; readonly report: CanonicalReport }
  | { readonly kind: 'organisation'; readonly organisation: Organisation }
);

/** What the state says of a record after it was applied. */
export interface Applied {
  readonly status: 'current' | 'duplicate' | 'superseded';
  /** Number of the revision that it made or equals; absent when superseded. */
  readonly revision?: number;
}

/** What the table keeps of one upload. */
export interface UploadRecord {
  readonly receiptId: string;
  readonly attempts: number;
  /** Present once a final receipt stands. */
  readonly status?: Receipt['status'];
  readonly body?: string;
  readonly units: readonly FeedUnit[];
}

/** The writing side of the table; every write is a single-item conditional write. */
export interface StateStore {
  /** Counts one more attempt, unless a final receipt stands; answers with the record as it is then. */
  beginAttempt(receiptId: string, upload: UploadVersion): Promise<UploadRecord>;
  uploadRecords(receiptIds: readonly string[]): Promise<ReadonlyMap<string, UploadRecord>>;
  /** Keeps the immutable revision, then brings the current item up to it. */
  apply(record: AcceptedRecord): Promise<Applied>;
  markDirty(unit: FeedUnit): Promise<void>;
  markPublished(unit: FeedUnit, dirty: number): Promise<void>;
  counter(unit: FeedUnit): Promise<UnitCounter>;
  /** All units of one province (two digits), or the register's; strongly consistent. */
  counters(partition: string): Promise<readonly UnitCounter[]>;
  /** Makes the receipt final; false when another one already stands (a `failed` one may be replaced once). */
  finish(receiptId: string, receipt: Receipt, body: string, units: readonly FeedUnit[]): Promise<boolean>;
}

/** The reading side of the table; each method is one bounded Query or GetItem, never a scan. */
export interface StateReader {
  /** All current reports of a region and year, by organisation id in code-point order; strongly consistent. */
  reportsOfShard(year: number, region: string): Promise<readonly PublishedReport[]>;
  report(reportId: string): Promise<PublishedReport | undefined>;
  organisations(ids: readonly string[]): Promise<ReadonlyMap<string, PublishedOrganisation>>;
  /** A page of the register whose ids begin with `prefix`, in code-point order. */
  organisationPage(
    prefix: string,
    limit: number,
    after?: string,
  ): Promise<{ readonly rows: readonly PublishedOrganisation[]; readonly more: boolean }>;
  uploadRecord(receiptId: string): Promise<UploadRecord | undefined>;
}

/** Receipt bodies, private. */
export interface ReceiptStore {
  /** Stores the body under its hash and returns the key; equal bodies are stored once. */
  put(receiptId: string, body: string): Promise<string>;
  get(key: string): Promise<string | undefined>;
}

/** The feed bucket, publicly readable through the CDN. */
export interface FeedStore {
  get(key: string): Promise<{ readonly body: Uint8Array; readonly etag: string } | undefined>;
  /** Writes an object named by its hash; nothing happens when it is already there. */
  putImmutable(key: string, body: Uint8Array, contentType: string): Promise<void>;
  /** Compare-and-set on a fixed name; `etag` undefined: must not exist. False when somebody was faster. */
  swap(key: string, body: Uint8Array, contentType: string, etag: string | undefined): Promise<boolean>;
}

/** A queue of ours. */
export interface MessageQueue<Message> {
  send(messages: readonly Message[], delaySeconds?: number): Promise<void>;
}
