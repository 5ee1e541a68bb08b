import { redactTexts } from '../../core/forms/redaction.ts';
import type { FeedFile, FileEntry } from '../../core/publish/feed-file.ts';
import type { RootIndex } from '../../core/publish/index-document.ts';
import type { Redaction } from '../../core/publish/redaction/redaction-list.ts';
import type { ReleaseManifest } from '../../core/publish/release/release-document.ts';
import type { AcceptedRecord, FeedStore, StateStore, UploadName } from '../ports.ts';
import { decodePlan, encodePlan } from './plan-body.ts';

/** One text of one report, and until when it was filed. */
export interface TakenText {
  readonly reportId: string;
  readonly field: string;
  /** The moment of the decision, ISO 8601 in UTC. */
  readonly until: string;
}

/** What only an operator may do: write over what never changes otherwise, and remove what it was. */
export interface Redactor {
  /** Writes a revision's record under the digest that it had. */
  rewriteRevision(record: AcceptedRecord, digest: string): Promise<void>;
  /** Writes a private object over, and removes its older versions. */
  erasePrivate(key: string, body: string): Promise<void>;
  readPrivate(key: string): Promise<string | undefined>;
  /** The same in the feeds. */
  erasePublic(key: string, body: Uint8Array, contentType: string): Promise<void>;
  /** Has copies on their way to readers forgotten. */
  purge(paths: readonly string[]): Promise<void>;
}

/** What redacting needs of the core. Pure. */
export interface RedactionPress {
  readonly rootKey: string;
  readonly releasesKey: string;
  readonly listKey: string;
  manifestKey(release: number): string;
  latestOf(index: Uint8Array): number;
  parseRoot(body: Uint8Array): RootIndex;
  parseManifest(body: Uint8Array): ReleaseManifest;
  /** All files of a report in a state; none where it is not there. */
  findReport(
    root: RootIndex,
    reportId: string,
    read: (entry: FileEntry) => Promise<Uint8Array>,
  ): Promise<readonly FileEntry[]>;
  /** A document with the tombstone in place of the text; undefined where there is nothing to take out. */
  redactJson(body: Uint8Array, taken: TakenText): Uint8Array | undefined;
  /** What stands in place of a page. */
  redactPage(): Uint8Array;
  /** The list with more entries. */
  list(standing: Uint8Array | undefined, more: readonly Redaction[]): FeedFile;
  readonly sha256: (bytes: Uint8Array) => string;
}

/** What redacting works with. */
export interface RedactPorts {
  readonly state: Pick<StateStore, 'revisions' | 'revision' | 'uploadRecord'>;
  readonly feed: FeedStore;
  readonly redactor: Redactor;
  readonly press: RedactionPress;
}

/** What was written over. */
export interface Redacted {
  readonly revisions: number;
  readonly plans: number;
  readonly files: readonly string[];
  /** Object versions that brought the text; what is in them is for the operator to delete. */
  readonly uploads: readonly UploadName[];
}

const MOST_RACES = 20;

/**
 * Takes a text out of everything that is stored: revisions of the table, plans, and the files of every release. Comes
 * after the decision has reached the feeds and a release was cut, so that the change feed tells of it. Every step may be
 * done again; the list of redactions is written before the files, so that nobody finds a changed file unexplained.
 */
export async function redactReport(taken: TakenText, ports: RedactPorts): Promise<Redacted> {
  const table = await redactTable(taken, ports);
  return { ...table, files: await redactFeeds(taken, ports) };
}

async function redactTable(
  taken: TakenText,
  { state, redactor }: RedactPorts,
): Promise<Omit<Redacted, 'files'>> {
  let revisions = 0;
  let plans = 0;
  const uploads: UploadName[] = [];
  for (const { token, digest } of await state.revisions(taken.reportId)) {
    const record = await state.revision(taken.reportId, token);
    if (record === undefined || record.source.receivedAt > taken.until) continue;
    const redacted = redactRecord(record, taken);
    if (redacted !== record) {
      await redactor.rewriteRevision(redacted, digest);
      revisions += 1;
    }
    const upload = await redactPlan(record.receiptId, taken, { state, redactor });
    if (upload !== undefined) {
      plans += 1;
      uploads.push(upload);
    }
  }
  return { revisions, plans, uploads };
}

/** A plan keeps what was accepted; answers with its upload, where the text was in it. */
async function redactPlan(
  receiptId: string,
  taken: TakenText,
  { state, redactor }: Pick<RedactPorts, 'state' | 'redactor'>,
): Promise<UploadName | undefined> {
  const key = (await state.uploadRecord(receiptId))?.plan;
  const body = key === undefined ? undefined : await redactor.readPrivate(key);
  if (key === undefined || body === undefined) return undefined;
  const plan = decodePlan(body, key);
  const records = plan.records.map((record) => redactRecord(record, taken));
  const redacted = encodePlan({ ...plan, records });
  if (redacted === body) return undefined;
  await redactor.erasePrivate(key, redacted);
  const { upload } = plan.receipt;
  return { key: upload.key, versionId: upload.versionId };
}

function redactRecord(record: AcceptedRecord, { reportId, field }: TakenText): AcceptedRecord {
  if (record.kind !== 'report' || record.report.reportId !== reportId) return record;
  const report = redactTexts(record.report, [field]);
  return JSON.stringify(report) === JSON.stringify(record.report) ? record : { ...record, report };
}

interface Change {
  readonly entry: FileEntry;
  readonly body: Uint8Array;
}

async function redactFeeds(taken: TakenText, ports: RedactPorts): Promise<readonly string[]> {
  const changes = new Map<string, Change>();
  for (const root of await rootsOf(ports)) {
    for (const change of await changesIn(root, taken, ports)) changes.set(change.entry.path, change);
  }
  for (const change of await changesOfReleases(taken, ports)) changes.set(change.entry.path, change);
  if (changes.size === 0) return [];
  await addToList(
    [...changes.values()].map((change) => redactionOf(change, taken, ports)),
    ports,
  );
  for (const { entry, body } of changes.values())
    await ports.redactor.erasePublic(entry.path, body, entry.media_type);
  await ports.redactor.purge([...changes.keys(), ports.press.listKey]);
  return [...changes.keys()];
}

function redactionOf(
  { entry, body }: Change,
  { reportId, field }: TakenText,
  { press }: RedactPorts,
): Redaction {
  return {
    path: entry.path,
    sha256: entry.sha256,
    redacted_sha256: press.sha256(body),
    report_id: reportId,
    field,
  };
}

/** The state of now and those of all releases. */
async function rootsOf({ feed, press }: RedactPorts): Promise<readonly RootIndex[]> {
  const roots: RootIndex[] = [];
  const now = await feed.get(press.rootKey);
  if (now !== undefined) roots.push(press.parseRoot(now.body));
  for (const { state } of await manifestsOf({ feed, press })) {
    const body = (await feed.get(state.path))?.body;
    if (body !== undefined) roots.push(press.parseRoot(body));
  }
  return roots;
}

async function manifestsOf({ feed, press }: Pick<RedactPorts, 'feed' | 'press'>) {
  const index = await feed.get(press.releasesKey);
  const latest = index === undefined ? 0 : press.latestOf(index.body);
  const manifests: ReleaseManifest[] = [];
  for (let release = 1; release <= latest; release++) {
    const body = (await feed.get(press.manifestKey(release)))?.body;
    if (body !== undefined) manifests.push(press.parseManifest(body));
  }
  return manifests;
}

async function changesIn(
  root: RootIndex,
  taken: TakenText,
  { feed, press }: RedactPorts,
): Promise<readonly Change[]> {
  const found = await press.findReport(root, taken.reportId, (entry) => must(entry, feed));
  const changes: Change[] = [];
  for (const entry of found.filter(isDocument)) {
    const standing = (await feed.get(entry.path))?.body;
    const body = standing && press.redactJson(standing, taken);
    if (body !== undefined) changes.push({ entry, body });
  }
  if (changes.length === 0) return [];
  const pages = found.filter((entry) => !isDocument(entry));
  return [...changes, ...pages.map((entry) => ({ entry, body: press.redactPage() }))];
}

function isDocument({ media_type: type }: FileEntry): boolean {
  return type.startsWith('application/json');
}

/** Reasons stand beside the values that they explain. */
async function changesOfReleases(taken: TakenText, ports: RedactPorts): Promise<readonly Change[]> {
  if (taken.field !== 'correction_reason') return [];
  const changes: Change[] = [];
  for (const { files } of await manifestsOf(ports)) {
    for (const entry of files.filter(({ name }) => name.startsWith('changes'))) {
      const body = (await ports.feed.get(entry.path))?.body;
      const redacted = body && ports.press.redactJson(body, taken);
      if (redacted !== undefined) changes.push({ entry, body: redacted });
    }
  }
  return changes;
}

async function addToList(more: readonly Redaction[], { feed, press }: RedactPorts): Promise<void> {
  for (let race = 0; race < MOST_RACES; race++) {
    const standing = await feed.get(press.listKey);
    const { key, body, mediaType } = press.list(standing?.body, more);
    if (await feed.swap(key, body, mediaType, standing?.etag)) return;
  }
  throw new Error(`the list of redactions changed ${MOST_RACES} times while some were added`);
}

async function must({ path }: FileEntry, feed: FeedStore): Promise<Uint8Array> {
  const object = await feed.get(path);
  if (object === undefined) throw new Error(`${path} is named by the feeds and is not there`);
  return object.body;
}
