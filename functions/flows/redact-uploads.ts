import type { Plan, StandIn, StateStore, UploadName, UploadStore, UploadVersion } from '../ports.ts';
import type { RedactionPress, Redactor, TakenText } from '../redaction-press.ts';
import { inParallel } from './in-parallel.ts';
import { decodePlan, encodePlan } from './plan-body.ts';
import { receiptIdOf } from './receipt-id.ts';
import { redactRecord } from './redact-record.ts';

/** What is looked for in the uploads. */
export interface TakenTexts extends TakenText {
  /** What the text said, in each revision. */
  readonly texts: readonly string[];
  /** Receipts of the uploads whose revisions have it. */
  readonly broughtBy: ReadonlySet<string>;
}

/** What was written over and removed. */
export interface RedactedUploads {
  readonly plans: number;
  readonly receipts: number;
  /** Object versions that still bring the text. */
  readonly uploads: readonly UploadName[];
  /** Those that were removed, and that something stands in for now. */
  readonly removed: readonly UploadName[];
}

interface Ports {
  readonly state: Pick<StateStore, 'uploadRecord'>;
  readonly uploads: UploadStore;
  readonly redactor: Redactor;
  readonly press: RedactionPress;
}

const AT_ONCE = 16;

/**
 * Takes a text out of what every upload left behind: of those that brought it (also those that were rejected) whatever
 * is quoted of it, of all others where they quote the whole. Then, where that is wanted, the uploads themselves: what
 * stands in their place is written before they are deleted.
 */
export async function redactUploads(taken: TakenTexts, ports: Ports): Promise<RedactedUploads> {
  const { broughtBy, versions } = await findUploads(taken, ports);
  const done = await redactPrivate({ ...taken, broughtBy }, ports);
  const removed: UploadName[] = [];
  const left: UploadName[] = [];
  for (const { version, isThere } of versions) {
    const { key, versionId } = version;
    if (!isThere) await renewStandIn(version, ports);
    else ((await remove(version, taken, ports)) ? removed : left).push({ key, versionId });
  }
  return { ...done, uploads: left, removed };
}

interface FoundUpload {
  readonly version: UploadVersion;
  /** False where something stands in for it already. */
  readonly isThere: boolean;
}

/** Walks over all uploads: those of the revisions, and every other one in which a text stands. */
async function findUploads(
  { texts, broughtBy, until }: TakenTexts,
  { uploads, press }: Ports,
): Promise<{ readonly versions: readonly FoundUpload[]; readonly broughtBy: ReadonlySet<string> }> {
  const found: FoundUpload[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const page = await uploads.list(cursor);
    const known = page.versions.filter(({ lastModified }) => lastModified <= until);
    const looked = await inParallel(known, AT_ONCE, async (version): Promise<FoundUpload[]> => {
      const bytes = await uploads.read(version);
      const isOne =
        broughtBy.has(receiptIdOf(version)) ||
        bytes === undefined ||
        texts.some((text) => press.bytesHoldText(bytes, text));
      return isOne ? [{ version, isThere: bytes !== undefined }] : [];
    });
    found.push(...looked.flat());
    cursor = page.cursor;
  }
  const holders = found.filter(({ isThere }) => isThere).map(({ version }) => receiptIdOf(version));
  return { versions: found, broughtBy: new Set([...broughtBy, ...holders]) };
}

async function redactPrivate(
  taken: TakenTexts,
  { redactor, press }: Ports,
): Promise<{ readonly plans: number; readonly receipts: number }> {
  const done = { plans: 0, receipts: 0 };
  for await (const keys of redactor.privateKeys()) {
    const changed = await inParallel(keys, AT_ONCE, async (key) => {
      const body = await redactor.readPrivate(key);
      const redacted = body === undefined ? undefined : redactBody({ key, body }, taken, press);
      if (redacted === undefined || redacted === body) return [];
      await redactor.erasePrivate(key, redacted);
      return [key];
    });
    for (const key of changed.flat()) done[key.startsWith(PLANS) ? 'plans' : 'receipts'] += 1;
  }
  return done;
}

const PLANS = 'plans/';

/** Of a plan or a receipt, by the key. */
function redactBody(
  { key, body }: { readonly key: string; readonly body: string },
  taken: TakenTexts,
  press: RedactionPress,
): string {
  const [, receiptId = ''] = key.split('/');
  const what = taken.broughtBy.has(receiptId) ? 'pieces' : 'whole';
  const quotes = (document: unknown) =>
    taken.texts.reduce((all, text) => press.redactQuotes(all, text, what), document);
  if (key.startsWith(PLANS)) return redactPlanBody(key, body, { taken, quotes });
  const document: unknown = JSON.parse(body);
  const redacted = quotes(document);
  return isEqual(document, redacted) ? body : `${JSON.stringify(redacted, null, 2)}\n`;
}

function redactPlanBody(
  key: string,
  body: string,
  { taken, quotes }: { readonly taken: TakenText; readonly quotes: (document: unknown) => unknown },
): string {
  const { receipt, records } = decodePlan(body, key);
  if (receipt.upload.receivedAt > taken.until) return body;
  // The same shape with other words.
  const redacted = quotes(receipt) as Plan['receipt'];
  const plan = { receipt: redacted, records: records.map((one) => redactRecord(one, taken)) };
  return isEqual({ receipt, records }, plan) ? body : encodePlan(plan);
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** False where the upload stays: it is to be kept, was never answered, or the text stands in something else that it brought. */
async function remove(version: UploadVersion, taken: TakenTexts, ports: Ports): Promise<boolean> {
  if (taken.uploads === 'keep') return false;
  const standIn = await standInFor(version, ports);
  if (standIn === undefined || taken.texts.some((text) => ports.press.documentHoldsText(standIn, text)))
    return false;
  await ports.redactor.keepStandIn(standIn);
  await ports.redactor.removeUpload(version);
  return true;
}

/** From what it left behind, which has the tombstone by now. */
async function standInFor(version: UploadVersion, { state, redactor }: Ports): Promise<StandIn | undefined> {
  const record = await state.uploadRecord(receiptIdOf(version));
  if (record?.status === undefined || record.body === undefined) return undefined;
  const key = record.plan ?? record.body;
  const body = await redactor.readPrivate(key);
  if (body === undefined) return undefined;
  if (record.plan !== undefined) return { ...version, plan: decodePlan(body, key) };
  return { ...version, refusal: { status: record.status, body } };
}

/** What stands in for an upload that another text was taken out of before: made again of what it left behind. */
async function renewStandIn(version: UploadVersion, ports: Ports): Promise<void> {
  const standing = await ports.uploads.standIn(version);
  const renewed = await standInFor(version, ports);
  if (standing === undefined || renewed === undefined || isEqual(standing, renewed)) return;
  await ports.redactor.keepStandIn(renewed);
}
