import type { Decision } from '../core/decisions/decision.ts';
import type { Organisation } from '../core/datasets/organisation.ts';
import type { Round } from '../core/datasets/round.ts';
import type { Receipt, ReceiptStatus } from '../core/findings/receipt.ts';
import type { CanonicalReport } from '../core/forms/canonical-report.ts';
import type { FileEntry } from '../core/publish/feed-file.ts';
import type { ShardPlace } from '../core/publish/feed-name.ts';
import type { FeedUnit } from '../core/publish/feed-unit.ts';
import type { PublishedDecision } from '../core/publish/published-decision.ts';
import type { PublishedOrganisation } from '../core/publish/published-organisation.ts';
import type { PublishedReport, ReportSource } from '../core/publish/published-report.ts';
import type { StoredRevision } from '../core/publish/report-history.ts';
import type { PublishedRound } from '../core/publish/published-round.ts';

/** The name of one object version in the upload bucket. */
export interface UploadName {
  readonly key: string;
  readonly versionId: string;
}

/** One object version in the upload bucket, as S3 describes it. */
export interface UploadVersion extends UploadName {
  readonly bytes: number;
  /** ISO 8601 in UTC, whole seconds. */
  readonly lastModified: string;
}

/**
 * What stands in place of an upload that was removed because personal data stood in it: what it was found to hold, with
 * the tombstone instead of the text. With it everything that followed from the upload can be made again.
 */
export interface StandIn extends UploadVersion {
  /** Absent where nothing was accepted. */
  readonly plan?: Plan;
  /** Its final receipt, where nothing was accepted. */
  readonly refusal?: { readonly status: ReceiptStatus; readonly body: string };
}

/** The upload bucket. Never written by the functions. */
export interface UploadStore {
  /** Undefined when the version is gone. */
  head(upload: UploadName): Promise<UploadVersion | undefined>;
  read(upload: UploadName): Promise<Uint8Array | undefined>;
  /** How many older versions of the same key carry the same last-modified second. */
  countOlderInSameSecond(version: UploadVersion): Promise<number>;
  /** What stands in place of a version that was removed; undefined where nothing does. */
  standIn(upload: UploadName): Promise<StandIn | undefined>;
  /**
   * One bounded page of all versions under `incoming/` and `decisions/`, then of those that something stands in for; no
   * cursor: from the start; none returned: the end.
   */
  list(cursor?: string): Promise<{ readonly versions: readonly UploadVersion[]; readonly cursor?: string }>;
}

/** How far a unit's table has moved (`dirty`) and how far its feed has followed (`published`). */
export interface UnitCounter {
  readonly unit: FeedUnit;
  readonly dirty: number;
  readonly published: number;
}

/** A record on its way into the state: a report, a register row, a round or a decision, with its place in the order of uploads. */
export type AcceptedRecord = {
  /** Sorts as the order of uploads does (DESIGN: Order). */
  readonly token: string;
  readonly receiptId: string;
  readonly source: ReportSource;
  /** Of what it said before a text was taken out; absent where nothing was. */
  readonly digest?: string;
} & (
  | { readonly kind: 'report'; readonly report: CanonicalReport }
  | { readonly kind: 'organisation'; readonly organisation: Organisation }
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'round'; readonly round: Round }
);

/** What the state says of a record after it was applied. */
export interface Applied {
  readonly status: 'current' | 'duplicate' | 'superseded' | 'waiting';
  /** Number of the revision that it made or equals; absent when superseded. */
  readonly revision?: number;
}

/** A revision's place in the order of uploads and the digest of its content. */
export interface RevisionMark {
  readonly token: string;
  readonly digest: string;
}

/** What follows from all revisions of a record: which one stands, and the number that readers see. */
export interface Standing extends RevisionMark {
  /** The newest token that was looked at; that of the standing revision, or of a duplicate of it. */
  readonly newest: string;
  /** Counted from 1. */
  readonly revision: number;
  /** The oldest token of a filing; absent while there are only imports. */
  readonly filed?: string;
}

/** The current item of a record without its content; `version` is for optimistic locking. */
export interface CurrentState extends Standing {
  readonly version: number;
}

/** What an upload was found to hold, kept before any of it takes effect. */
export interface Plan {
  /** As the engine wrote it; its outcomes are concluded when the records are applied. */
  readonly receipt: Receipt;
  readonly records: readonly AcceptedRecord[];
}

/** What the table keeps of one upload. */
export interface UploadRecord {
  readonly receiptId: string;
  /** How often its judgement was begun. */
  readonly attempts: number;
  /** Where its plan lies, once there is one: from then on it can only be carried out. */
  readonly plan?: string;
  /** Present once a final receipt stands. */
  readonly status?: ReceiptStatus;
  readonly body?: string;
  /** What has to be published again for it. */
  readonly units: readonly FeedUnit[];
}

/** A final receipt about to be written; `plan` names the plan that it concludes, absent where there was none. */
export interface FinalReceipt {
  readonly status: ReceiptStatus;
  readonly body: string;
  readonly units: readonly FeedUnit[];
  readonly plan?: string;
}

/** That the register says, or once said, that one organisation went into another. */
export interface Succession {
  readonly successor: string;
  readonly predecessor: string;
}

/** A year that somebody has reported or a round speaks of. */
export interface ReportYear {
  readonly year: number;
  readonly isOpen: boolean;
}

/** An upload of a report that a reviewer has not spoken about. */
export interface WaitingUpload {
  readonly reportId: string;
  readonly receiptId: string;
}

/** An upload as a sweep saw it. */
export interface SeenUpload {
  readonly receiptId: string;
  /** When it came; ISO 8601 in UTC, whole seconds. */
  readonly receivedAt: string;
}

/** What the last sweep saw, for who asks how things are. */
export interface SweepNote {
  /** ISO 8601 in UTC, whole seconds. */
  readonly sweptAt: string;
  /** The oldest upload that had no receipt. */
  readonly waiting?: SeenUpload;
  /** The newest upload whose receipt says `failed`. */
  readonly failed?: SeenUpload;
}

/** The writing side of the table. Every method is one request, or a batch whose items are independent. */
export interface StateStore {
  /** Strongly consistent, like every read here. */
  uploadRecord(receiptId: string): Promise<UploadRecord | undefined>;
  uploadRecords(receiptIds: readonly string[]): Promise<ReadonlyMap<string, UploadRecord>>;
  /** Counts one more attempt, unless there is nothing left to judge; answers with the record as it is then. */
  beginAttempt(receiptId: string, upload: UploadName): Promise<UploadRecord>;
  /** Forgets the attempts of an upload whose judgement came through but has to wait. */
  forgiveAttempts(receiptId: string): Promise<void>;
  /** Makes the plan the only one; false when there is one already, or a receipt other than `failed`. */
  attachPlan(receiptId: string, plan: string): Promise<boolean>;
  /**
   * Makes the receipt final; false when another one stands, or a plan that it does not conclude. Only `failed`
   * may be replaced, and never by another `failed`.
   */
  finish(receiptId: string, receipt: FinalReceipt): Promise<boolean>;

  /**
   * Keeps immutable revisions; one that is there already is the same one. With a row of the register that names a
   * successor it keeps, for good, that one went into the other.
   */
  putRevisions(records: readonly AcceptedRecord[]): Promise<void>;
  /** Every revision of a record, in any order. */
  revisions(recordId: string): Promise<readonly RevisionMark[]>;
  revision(recordId: string, token: string): Promise<AcceptedRecord | undefined>;
  currents(recordIds: readonly string[]): Promise<ReadonlyMap<string, CurrentState>>;
  /** Writes the current item, if it still has the version that was read; false when somebody was faster. */
  replaceCurrent(
    record: AcceptedRecord,
    standing: Standing,
    readVersion: number | undefined,
  ): Promise<boolean>;

  /** Into whom organisations went whose ids begin with `prefix`, at least a province; one Query of a small partition. */
  successors(prefix: string): Promise<readonly Succession[]>;

  markDirty(unit: FeedUnit): Promise<void>;
  /** Raises `published`, never lowers it; answers with the counter as it is then. */
  markPublished(unit: FeedUnit, dirty: number): Promise<UnitCounter>;
  counter(unit: FeedUnit): Promise<UnitCounter>;
  /** All units of one province (two digits), or the register's or the rounds' (`organisations`, `rounds`). */
  counters(partition: string): Promise<readonly UnitCounter[]>;

  /** Notes that an upload of a report waits for a reviewer; to note it again changes nothing. */
  addWaiting(waiting: WaitingUpload): Promise<void>;
  /** Strikes it out; also where it never stood. */
  removeWaiting(waiting: WaitingUpload): Promise<void>;

  /** The report years that the feeds speak of; `isOpen` once all their units were marked dirty. */
  years(): Promise<readonly ReportYear[]>;
  /** From here on a change of the register marks the year's units too. */
  beginYear(year: number): Promise<void>;
  openYear(year: number): Promise<void>;
  /** The six-digit regions of which the register holds somebody, below an area of two to six digits, or everywhere. */
  regionsOfRegister(area: string): Promise<readonly string[]>;

  /** Where the sweep's walk over the uploads goes on; undefined: at the start. */
  sweepCursor(): Promise<string | undefined>;
  /** Keeps that place and, where a sweep ends there, what it saw. */
  moveSweep(cursor: string | undefined, note?: SweepNote): Promise<void>;
  /** What the last sweep saw; undefined before the first one. */
  sweepNote(): Promise<SweepNote | undefined>;
}

/** The reading side of the table; each method is one bounded Query or GetItem (or batch), never a scan. */
export interface StateReader {
  /** What stands of every report of a region and year, of those that were withdrawn too; strongly consistent. */
  statesOfShard(year: number, region: string): Promise<readonly PublishedReport[]>;
  /**
   * All current reports of a region and year, by organisation id in code-point order; strongly consistent. Here and
   * below, a report that was withdrawn is none.
   */
  reportsOfShard(year: number, region: string): Promise<readonly PublishedReport[]>;
  /** The same without their texts: one Query, whatever they filed. */
  figuresOfShard(year: number, region: string): Promise<readonly PublishedReport[]>;
  /** At most `limit` of them, from the organisation `from` on (inclusive), by one request; `more`: there may be others. */
  figuresPage(
    shard: ShardPlace,
    limit: number,
    from?: string,
  ): Promise<{ readonly rows: readonly PublishedReport[]; readonly more: boolean }>;
  /**
   * The regions and years that hold reports, below a region of two, four or six digits, in the order of region and
   * year, each with its counter; one bounded Query.
   */
  unitsUnder(region: string): Promise<readonly (ShardPlace & { readonly dirty: number })[]>;
  report(reportId: string): Promise<PublishedReport | undefined>;
  /** What stands of a report, of one that was withdrawn too. */
  stateOfReport(reportId: string): Promise<PublishedReport | undefined>;
  /** The figures of several reports; their texts are left out. */
  figures(reportIds: readonly string[]): Promise<ReadonlyMap<string, PublishedReport>>;
  /** All stored revisions of each report that has any, in any order. */
  histories(reportIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredRevision[]>>;
  organisations(ids: readonly string[]): Promise<ReadonlyMap<string, PublishedOrganisation>>;
  /** Who went into organisations whose ids begin with `prefix`, at least a province; one Query of a small partition. */
  predecessors(prefix: string): Promise<readonly Succession[]>;
  /** A page of the register whose ids begin with `prefix`, in code-point order. */
  organisationPage(
    prefix: string,
    limit: number,
    after?: string,
  ): Promise<{ readonly rows: readonly PublishedOrganisation[]; readonly more: boolean }>;
  /** The decisions that stand about reports of a region and year; strongly consistent. */
  decisionsOfShard(year: number, region: string): Promise<readonly PublishedDecision[]>;
  /**
   * What waits for a reviewer below a region of two to six digits, some regions and years at a time, behind `after`; one
   * bounded Query. Where a review and its filing came at once it may name what was reviewed already.
   */
  waitingPage(
    region: string,
    after?: string,
  ): Promise<{ readonly uploads: readonly WaitingUpload[]; readonly next?: string }>;
  /** Those about one report. */
  decisionsOfReport(reportId: string): Promise<readonly PublishedDecision[]>;
  /** Those of a kind that are about no single report. */
  decisionsOfKind(kind: Decision['kind']): Promise<readonly PublishedDecision[]>;
  /** The rounds of a year, or of all years, by id; one Query of a small partition. */
  rounds(year?: number): Promise<readonly PublishedRound[]>;
  uploadRecord(receiptId: string): Promise<UploadRecord | undefined>;
}

/** Plans and receipt bodies, private; equal bodies are stored once, under their hash. */
export interface ReceiptStore {
  putPlan(receiptId: string, body: string): Promise<string>;
  /** Stores the body of a receipt and returns its key. */
  put(receiptId: string, body: string): Promise<string>;
  get(key: string): Promise<string | undefined>;
}

/** A file that is made while it is written. */
export interface PiecedFile {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly mediaType: string;
  readonly keyOf: (sha256: string) => string;
}

/** The feed bucket, publicly readable through the CDN. */
export interface FeedStore {
  get(key: string): Promise<{ readonly body: Uint8Array; readonly etag: string } | undefined>;
  /** Writes an object named by its hash; nothing happens when it is already there. */
  putImmutable(key: string, body: Uint8Array, contentType: string): Promise<void>;
  /** Compare-and-set on a fixed name; `etag` undefined: must not exist. False when somebody was faster. */
  swap(key: string, body: Uint8Array, contentType: string, etag: string | undefined): Promise<boolean>;
}

/** The feed bucket for who writes and reads files that are larger than memory. */
export interface PiecedFeed extends FeedStore {
  /**
   * Writes a file piece by piece under a name that follows from its hash, so that it never stands in memory;
   * nothing happens when it is already there. Answers with its entry.
   */
  putPieces(file: PiecedFile): Promise<FileEntry>;
  /** The bytes of an object, piece by piece; throws when it is not there. */
  pieces(key: string): AsyncIterable<Uint8Array>;
  /** The length of an object, without its bytes; undefined where there is none. */
  bytesOf(key: string): Promise<number | undefined>;
}

/**
 * The log of releases, private and apart from the feeds: which state was released under which number, and when.
 * Stored input, which follows from nothing else.
 */
export interface ReleaseLog {
  get(release: number): Promise<string | undefined>;
  /** Writes the entry of a number once and for all; false when there is one already. */
  claim(release: number, body: string): Promise<boolean>;
  /** What was noted of a release that is being made; of two that make it at once, the later note. */
  progress(release: number): Promise<string | undefined>;
  noteProgress(release: number, body: string): Promise<void>;
}

/** A file of the site, as readers get it. */
export interface SiteObject {
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly cacheControl: string;
  /** What a browser is to do with it: show it, where undefined. */
  readonly contentDisposition?: string;
}

/** The site bucket. Nothing in it is ever deleted: a page that is open may still load what it named. */
export interface SiteStore {
  put(object: SiteObject): Promise<void>;
}

/** The key by which what is released is signed; its private part is never seen here. */
export interface Signer {
  /** A detached RSASSA-PKCS1-v1_5 signature with SHA-256 over these bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  /** The public part as PEM (SubjectPublicKeyInfo). */
  publicKey(): Promise<string>;
}

/** A queue of ours. */
export interface MessageQueue<Message> {
  send(messages: readonly Message[], delaySeconds?: number): Promise<void>;
}

/** What intake is told of an upload; `tries` counts how often it was put back to wait for the register. */
export interface UploadMessage extends UploadName {
  readonly tries: number;
}
