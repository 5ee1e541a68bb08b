import { FORMS } from '../../core/forms/form.ts';
import { placeOf, textsAt, TOMBSTONE } from '../../core/forms/redaction.ts';
import { MEDIA_TYPE, type FileEntry } from '../../core/publish/feed-file.ts';
import type { RootIndex } from '../../core/publish/index-document.ts';
import type { TextPlace } from '../../core/publish/redaction/redact-document.ts';
import type { Redaction } from '../../core/publish/redaction/redaction-list.ts';
import type { ReleaseManifest } from '../../core/publish/release/release-document.ts';
import type { AcceptedRecord, FeedStore, StateStore, UploadStore } from '../ports.ts';
import type { RedactionPress, Redactor, TakenText } from '../redaction-press.ts';
import { recordIdOf } from './record-id.ts';
import { redactRecord } from './redact-record.ts';
import { redactUploads, type RedactedUploads } from './redact-uploads.ts';
import { unnamedFiles } from './unnamed-files.ts';

/** What redacting works with. */
export interface RedactPorts {
  readonly state: Pick<StateStore, 'revisions' | 'revision' | 'currents' | 'replaceCurrent' | 'uploadRecord'>;
  readonly uploads: UploadStore;
  readonly feed: FeedStore;
  readonly redactor: Redactor;
  readonly press: RedactionPress;
}

/** What was written over or removed. */
export interface Redacted extends RedactedUploads {
  readonly revisions: number;
  readonly files: readonly string[];
}

const MOST_RACES = 20;

/**
 * Takes a text out of everything that is stored: the files of every release, plans and receipts of all uploads,
 * revisions of the table. Comes after the decision has reached the feeds and a release was cut, so that the change feed
 * tells of it. Every step may be done again; the list of redactions is written before the files, so that nobody finds a
 * changed file unexplained, and the revisions come last, because by them it is known what to look for.
 */
export async function redactReport(taken: TakenText, ports: RedactPorts): Promise<Redacted> {
  const revisions = await revisionsOf(taken, ports.state);
  const brought = broughtBy(revisions, taken);
  const sought = { ...taken, labels: labelsIn(revisions, taken), texts: brought.texts };
  const files = await redactFeeds(sought, ports);
  const uploads = await redactUploads({ ...taken, ...brought }, ports);
  return { files, ...uploads, revisions: await redactRevisions(revisions, taken, ports) };
}

/** What was filed or decided until then, of the report and of what was decided to explain it; with its digest. */
async function revisionsOf(
  { reportId, field, until }: TakenText,
  state: RedactPorts['state'],
): Promise<readonly AcceptedRecord[]> {
  const explained = field.startsWith('explain:')
    ? [`${reportId}#explanations#${field.slice('explain:'.length)}`]
    : [];
  const found: AcceptedRecord[] = [];
  for (const recordId of [reportId, ...explained]) {
    for (const { token, digest } of await state.revisions(recordId)) {
      const record = await state.revision(recordId, token);
      if (record !== undefined && record.source.receivedAt <= until) found.push({ ...record, digest });
    }
  }
  return found;
}

/** What a cell beyond the form was called in each revision: histories name it by that. */
function labelsIn(revisions: readonly AcceptedRecord[], taken: TakenText): readonly string[] {
  if (placeOf(taken.field).kind !== 'extra') return [];
  const labels = revisions.flatMap((record) => textsOf(record, taken).slice(0, 1));
  return [...new Set(labels)].filter((label) => label !== TOMBSTONE);
}

/** The texts, and the uploads that brought one; where the tombstone stands already, one was there. */
function broughtBy(revisions: readonly AcceptedRecord[], taken: TakenText) {
  const withText = revisions.filter((record) => textsOf(record, taken).length > 0);
  const texts = new Set(withText.flatMap((record) => textsOf(record, taken)));
  const telling = [...texts].filter((text) => text !== TOMBSTONE && !isCode(text));
  return { texts: telling, broughtBy: new Set(withText.map(({ receiptId }) => receiptId)) };
}

/** What an import has of the form that it does not use is called by its item, as in any other file. */
function isCode(text: string): boolean {
  return FORMS.some(({ positionOf }) => positionOf.has(text));
}

function textsOf(record: AcceptedRecord, { field }: TakenText): readonly string[] {
  if (record.kind === 'report') return textsAt(record.report, field);
  if (record.kind !== 'decision' || record.decision.kind !== 'explanations') return [];
  return record.decision.text === null ? [] : [record.decision.text];
}

async function redactRevisions(
  revisions: readonly AcceptedRecord[],
  taken: TakenText,
  { state, redactor }: RedactPorts,
): Promise<number> {
  let done = 0;
  for (const record of revisions) {
    const redacted = redactRecord(record, taken);
    if (redacted === record) continue;
    // The revision comes last: by it is known that something is left to do.
    await redactCurrent(redacted, state);
    await redactor.rewriteRevision(redacted);
    done += 1;
  }
  return done;
}

/** The current item holds what was decided, and of a report what was printed in cells. */
async function redactCurrent(redacted: AcceptedRecord, state: RedactPorts['state']): Promise<void> {
  const recordId = recordIdOf(redacted);
  for (let race = 0; race < MOST_RACES; race++) {
    const current = (await state.currents([recordId])).get(recordId);
    if (current === undefined || current.token !== redacted.token) return;
    const { version, ...standing } = current;
    if (await state.replaceCurrent(redacted, standing, version)) return;
  }
  throw new Error(`${recordId} changed ${MOST_RACES} times while it was written over`);
}

interface Change {
  readonly entry: FileEntry;
  readonly body: Uint8Array;
}

/** Of one report, with what it is found by. */
type Sought = TakenText & TextPlace & { readonly texts: readonly string[] };

async function redactFeeds(taken: Sought, ports: RedactPorts): Promise<readonly string[]> {
  const changes = new Map<string, Change>();
  const named = new Set<string>();
  for (const root of await rootsOf(ports)) {
    for (const change of await changesIn(root, { taken, named }, ports))
      changes.set(change.entry.path, change);
  }
  for (const { path, sha256, body } of await unnamedFiles(taken, { texts: taken.texts, named }, ports)) {
    const entry = { path, sha256, bytes: body.length, media_type: mediaTypeOf(path) };
    changes.set(path, { entry, body });
  }
  for (const change of await changesOfReleases(taken, ports)) changes.set(change.entry.path, change);
  // Pages first: by the documents is known that a page has the text.
  const inOrder = [...changes.values()].toSorted((a, b) => Number(isData(a.entry)) - Number(isData(b.entry)));
  await writeOver(inOrder, taken, ports);
  const made = await redactMade(taken, ports);
  const listed = await listedNow(ports);
  const own = listed.filter((one) => one.report_id === taken.reportId && one.field === taken.field);
  // Also those of a takedown that died before it came here.
  if (own.length > 0)
    await ports.redactor.purge([
      ...own.map(({ path }) => path),
      ports.press.listKey,
      ...answersAbout(taken.reportId),
    ]);
  return [...changes.keys(), ...made];
}

/** Lists files, then writes them over. */
async function writeOver(changes: readonly Change[], taken: TakenText, ports: RedactPorts): Promise<void> {
  if (changes.length === 0) return;
  await addToList(
    changes.map((change) => redactionOf(change, taken, ports)),
    ports,
  );
  for (const { entry, body } of changes) await ports.redactor.erasePublic(entry.path, body, entry.media_type);
}

/** What releases make of the tables of shards: what is printed in cells stands in there, and no other text. */
const MADE_OF_CELLS = /(?:^|\/)(?:observations\.(?:csv|csv\.gz|parquet)|reports\.ndjson|gongkai-\d{4}\.zip)$/;

/** One after the other, because each may be as large as a year. */
async function redactMade(taken: Sought, ports: RedactPorts): Promise<readonly string[]> {
  if (placeOf(taken.field).kind !== 'raw') return [];
  const manifests = await manifestsOf(ports);
  const made = manifests.flatMap(({ files }) => files.filter(({ name }) => MADE_OF_CELLS.test(name)));
  const done: string[] = [];
  for (const entry of new Map(made.map((one) => [one.path, one])).values()) {
    const change = await changeIn(entry, taken, ports);
    if (change === undefined) continue;
    await writeOver([change], taken, ports);
    done.push(entry.path);
  }
  return done;
}

async function changeIn(
  entry: FileEntry,
  taken: Sought,
  { feed, press }: RedactPorts,
): Promise<Change | undefined> {
  const standing = (await feed.get(entry.path))?.body;
  const body = standing && (await press.redactFile(entry.path, standing, taken));
  return body && { entry, body };
}

/** Answers and pages of which copies may be kept: some are answered from a release and stay for a week. */
function answersAbout(reportId: string): readonly string[] {
  const orgId = reportId.slice(0, reportId.lastIndexOf('.'));
  return ['api/v1/*', `reports/${reportId}*`, `organisations/${orgId}*`];
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

/** `named` gets the path of every file that the state names for the report. */
async function changesIn(
  root: RootIndex,
  { taken, named }: { readonly taken: Sought; readonly named: Set<string> },
  ports: RedactPorts,
): Promise<readonly Change[]> {
  const { feed, press } = ports;
  const found = await press.findReport(root, taken.reportId, (entry) => must(entry, feed));
  for (const { path } of found) named.add(path);
  const changes: Change[] = [];
  for (const entry of found.filter(isData)) {
    const change = await changeIn(entry, taken, ports);
    if (change !== undefined) changes.push(change);
  }
  if (changes.length === 0) return [];
  const pages = found.filter((entry) => !isData(entry));
  return [...changes, ...pages.map((entry) => ({ entry, body: press.redactPage() }))];
}

function mediaTypeOf(path: string): string {
  if (path.endsWith('.html')) return MEDIA_TYPE.html;
  return path.endsWith('.csv') ? MEDIA_TYPE.csv : MEDIA_TYPE.json;
}

function isData({ media_type: type }: FileEntry): boolean {
  return !type.startsWith('text/html');
}

/** Reasons stand beside the values that they explain. */
async function changesOfReleases(taken: Sought, ports: RedactPorts): Promise<readonly Change[]> {
  if (taken.field !== 'correction_reason') return [];
  const changes: Change[] = [];
  for (const { files } of await manifestsOf(ports)) {
    for (const entry of files.filter(({ name }) => name.startsWith('changes'))) {
      const change = await changeIn(entry, taken, ports);
      if (change !== undefined) changes.push(change);
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

async function listedNow({ feed, press }: RedactPorts): Promise<readonly Redaction[]> {
  const standing = await feed.get(press.listKey);
  return standing === undefined ? [] : press.parseList(standing.body);
}

async function must({ path }: FileEntry, feed: FeedStore): Promise<Uint8Array> {
  const object = await feed.get(path);
  if (object === undefined) throw new Error(`${path} is named by the feeds and is not there`);
  return object.body;
}
