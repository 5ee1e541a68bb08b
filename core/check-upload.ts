import type { Organisation } from './datasets/organisation.ts';
import type { UploadFacts } from './findings/receipt.ts';
import { refuseUnread } from './findings/refuse-unread.ts';
import type { CanonicalReport } from './forms/canonical-report.ts';
import type { UploadRead } from './intake/draft.ts';
import { MAX_UPLOAD_BYTES } from './intake/limits.ts';
import { readUpload } from './intake/read-upload.ts';
import type { DatasetId } from './intake/upload-key.ts';
import { judgeWith, type Judge } from './judge-with.ts';
import { predecessorsIn } from './judge/predecessors.ts';
import type { Judgement } from './judge/judgement.ts';
import { takenAsNamed } from './judge/taken-as-named.ts';

/** What stands in a receipt for its number while nothing has been sent. */
const NOT_UPLOADED = 'not-uploaded';

/** What else than reports a file may hold. */
const REGISTERS = ['organisations', 'rounds'] as const;

/** A file that is looked at and not sent. */
export interface CheckedFile {
  readonly bytes: Uint8Array;
  /** The facts of an upload that it would be, for the dataset that it is taken as. */
  readonly facts: (dataset: DatasetId) => UploadFacts;
}

/** What to check by. */
export interface CheckSetting {
  /** Whoever knows the kinds of records that are checked: a page that checks reports needs no other. */
  readonly judges: readonly Judge[];
  /** Undefined: by the headings. */
  readonly dataset: DatasetId | undefined;
  /** Undefined: nothing is said about ids and names of organisations. */
  readonly register: ReadonlyMap<string, Organisation> | undefined;
  /** What was filed before, by report id, as far as it is known. */
  readonly earlier: ReadonlyMap<string, CanonicalReport>;
  /** ISO 8601 day. */
  readonly today: string;
}

/** A file as it was read (undefined: too large to be), and what an upload of it would be told. */
export interface Checked {
  readonly read: UploadRead | undefined;
  readonly judgement: Judgement;
}

/** Judges a file by the same engine as an upload, before it is one. Never throws. */
export function checkUpload(file: CheckedFile, setting: CheckSetting): Checked {
  if (file.bytes.length > MAX_UPLOAD_BYTES) return { read: undefined, judgement: tooLarge(file) };
  const asWritten = readAs(file, setting.dataset);
  const { read, register } = setting.register
    ? { read: asWritten, register: setting.register }
    : takenAsNamed(asWritten);
  const judgement = judgeWith(setting.judges, read, {
    receiptId: NOT_UPLOADED,
    upload: read.upload,
    organisations: register,
    predecessors: predecessorsIn(register.values()),
    earlier: setting.earlier,
    today: setting.today,
  });
  return { read: asWritten, judgement };
}

/** Reports, unless only the headings of the register or of a round are there. */
function readAs({ bytes, facts }: CheckedFile, dataset: DatasetId | undefined): UploadRead {
  const read = readUpload(bytes, facts(dataset ?? 'annual-reports'));
  if (dataset !== undefined || !read.observations.some(({ code }) => code === 'header-missing')) return read;
  const others = REGISTERS.map((name) => readUpload(bytes, facts(name)));
  return others.find(({ reading }) => reading !== undefined) ?? read;
}

function tooLarge({ facts }: CheckedFile): Judgement {
  const about = { receiptId: NOT_UPLOADED, upload: facts('annual-reports'), limit: MAX_UPLOAD_BYTES };
  const receipt = refuseUnread('too-large', about);
  return { receipt, reports: [], organisations: [], rounds: [], unknownOrganisations: [] };
}
