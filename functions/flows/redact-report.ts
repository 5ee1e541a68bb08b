import { redactTexts, textAt, TOMBSTONE } from '../../core/forms/redaction.ts';
import type { FeedFile, FileEntry } from '../../core/publish/feed-file.ts';
import type { RootIndex } from '../../core/publish/index-document.ts';
import type { Redaction } from '../../core/publish/redaction/redaction-list.ts';
import type { ReleaseManifest } from '../../core/publish/release/release-document.ts';
import type { AcceptedRecord, FeedStore, Plan, StateStore, UploadName } from '../ports.ts';
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
  /** A receipt's document with the tombstone in place of what it quotes of the text. */
  redactQuotes(document: unknown, text: string): unknown;
  /** What stands in place of a page. */
  redactPage(): Uint8Array;
  /** The list with more entries. */
  list(standing: Uint8Array | undefined, more: readonly Redaction[]): FeedFile;
  readonly sha256: (bytes: Uint8Array) => string;
}

/** What redacting works with. */
export interface RedactPorts {
  readonly state: Pick<StateStore, 'revisions' | 'revision' | 'currents' | 'replaceCurrent' | 'uploadRecord'>;
  readonly feed: FeedStore;
  readonly redactor: Redactor;
  readonly press: RedactionPress;
}

/** What was written over. */
export interface Redacted {
  readonly revisions: number;
  readonly plans: number;
  readonly receipts: number;
  readonly files: readonly string[];
  /** Object versions that brought the text; what is in them is for the operator to delete. */
  readonly uploads: readonly UploadName[];
}

const MOST_RACES = 20;

/**
 * Takes a text out of everything that is stored: revisions of the table, plans, receipts, and the files of every release. Comes
 * after the decision has reached the feeds and a release was cut, so that the change feed tells of it. Every step may be
 * done again; the list of redactions is written before the files, so that nobody finds a changed file unexplained.
 */
export async function redactReport(taken: TakenText, ports: RedactPorts): Promise<Redacted> {
  const table = await redactTable(taken, ports);
  return { ...table, files: await redactFeeds(taken, ports) };
}

/** Of the report, and of what was decided to explain it. */
async function redactTable(
  taken: TakenText,
  { state, redactor, press }: RedactPorts,
): Promise<Omit<Redacted, 'files'>> {
  const done = { revisions: 0, plans: 0, receipts: 0 };
  const uploads = new Map<string, UploadName>();
  for (const recordId of recordsOf(taken)) {
    for (const { token, digest } of await state.revisions(recordId)) {
      const record = await state.revision(recordId, token);
      if (record === undefined || record.source.receivedAt > taken.until) continue;
      const text = textOf(record, taken);
      const found = await redactUpload(record.receiptId, { ...taken, text }, { state, redactor, press });
      done.plans += found.plan ? 1 : 0;
      done.receipts += found.receipt ? 1 : 0;
      if (found.upload !== undefined) uploads.set(record.receiptId, found.upload);
      const redacted = redactRecord(record, taken);
      if (redacted === record) continue;
      // Last: who dies before that still finds the text to look for.
      await redactor.rewriteRevision(redacted, digest);
      await redactCurrent(recordId, redacted, state);
      done.revisions += 1;
    }
  }
  return { ...done, uploads: [...uploads.values()] };
}

function recordsOf({ reportId, field }: TakenText): readonly string[] {
  if (!field.startsWith('explain:')) return [reportId];
  return [reportId, `${reportId}#explanations#${field.slice('explain:'.length)}`];
}

/** Of a report the current item holds no text, of a decision it does. */
async function redactCurrent(
  recordId: string,
  redacted: AcceptedRecord,
  state: RedactPorts['state'],
): Promise<void> {
  if (redacted.kind !== 'decision') return;
  for (let race = 0; race < MOST_RACES; race++) {
    const current = (await state.currents([recordId])).get(recordId);
    if (current === undefined || current.token !== redacted.token) return;
    const { version, ...standing } = current;
    if (await state.replaceCurrent(redacted, standing, version)) return;
  }
  throw new Error(`${recordId} changed ${MOST_RACES} times while it was written over`);
}

/** What an upload left behind: its plan, which keeps what was accepted, and its receipt, where they quote the text. */
async function redactUpload(
  receiptId: string,
  taken: TakenText & { readonly text: string | undefined },
  { state, redactor, press }: Pick<RedactPorts, 'state' | 'redactor' | 'press'>,
): Promise<{ readonly plan: boolean; readonly receipt: boolean; readonly upload?: UploadName }> {
  const record = await state.uploadRecord(receiptId);
  const quotes = (document: unknown) =>
    taken.text === undefined ? document : press.redactQuotes(document, taken.text);
  const receipt = await rewrite(record?.body, redactor, (body) => {
    const document: unknown = JSON.parse(body);
    const redacted = quotes(document);
    return isEqual(document, redacted) ? body : `${JSON.stringify(redacted, null, 2)}\n`;
  });
  let upload: UploadName | undefined;
  const plan = await rewrite(record?.plan, redactor, (body) => {
    const standing = decodePlan(body, record?.plan ?? '');
    const { key, versionId } = standing.receipt.upload;
    upload = { key, versionId };
    const records = standing.records.map((one) => redactRecord(one, taken));
    // The same shape with other words.
    return encodePlan({ receipt: quotes(standing.receipt) as Plan['receipt'], records });
  });
  return { plan, receipt, ...(plan && upload !== undefined && { upload }) };
}

/** Whether a private object was there and is another one now. */
async function rewrite(
  key: string | undefined,
  redactor: Redactor,
  redact: (body: string) => string,
): Promise<boolean> {
  const body = key === undefined ? undefined : await redactor.readPrivate(key);
  if (key === undefined || body === undefined) return false;
  const redacted = redact(body);
  if (redacted === body) return false;
  await redactor.erasePrivate(key, redacted);
  return true;
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function textOf(record: AcceptedRecord, { field }: TakenText): string | undefined {
  if (record.kind === 'report') return textAt(record.report, field);
  if (record.kind !== 'decision' || record.decision.kind !== 'explanations') return undefined;
  return record.decision.text ?? undefined;
}

function redactRecord(record: AcceptedRecord, { reportId, field }: TakenText): AcceptedRecord {
  if (record.kind === 'decision') return redactDecision(record, { reportId, field });
  if (record.kind !== 'report' || record.report.reportId !== reportId) return record;
  const report = redactTexts(record.report, [field]);
  return isEqual(report, record.report) ? record : { ...record, report };
}

function redactDecision(
  record: Extract<AcceptedRecord, { readonly kind: 'decision' }>,
  { reportId, field }: Pick<TakenText, 'reportId' | 'field'>,
): AcceptedRecord {
  const { decision } = record;
  if (decision.kind !== 'explanations' || decision.reportId !== reportId) return record;
  if (`explain:${decision.rule}` !== field || decision.text === null || decision.text === TOMBSTONE)
    return record;
  return { ...record, decision: { ...decision, text: TOMBSTONE } };
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
