import type { Receipt } from '../../core/findings/receipt.ts';
import {
  judgeRead,
  MAX_UPLOAD_BYTES,
  readUpload,
  refuseUnread,
  type DatasetId,
  type Judgement,
  type UploadRead,
} from '../../core/index.ts';
import type { FileRead } from '../files/read-file.ts';
import { takenAsNamed, type Register } from './register.ts';
import { uploadFacts } from './upload-facts.ts';

/** What stands in a receipt for its number while nothing has been sent. */
const NOT_UPLOADED = 'not-uploaded';

/** What else than reports a file may hold. */
const REGISTERS = ['organisations', 'rounds'] as const;

/** What to judge by. */
export interface JudgeSetting {
  /** Undefined: by the headings. */
  readonly dataset: DatasetId | undefined;
  /** Undefined: nothing is said about ids and names of organisations. */
  readonly register: Register | undefined;
}

/** A file read and judged. */
export interface JudgedFile {
  readonly file: FileRead;
  readonly read: UploadRead | undefined;
  readonly judgement: Judgement;
}

/** Judges a file by the same engine as an upload, as of today, beside nothing that was filed before. */
export function judgeFile(file: FileRead, setting: JudgeSetting): JudgedFile {
  if (file.bytes.length > MAX_UPLOAD_BYTES) return { file, read: undefined, judgement: tooLarge(file) };
  const asWritten = readAs(file, setting.dataset);
  const { read, register } = setting.register
    ? { read: asWritten, register: setting.register }
    : takenAsNamed(asWritten);
  const judgement = judgeRead(read, {
    receiptId: NOT_UPLOADED,
    upload: read.upload,
    organisations: register,
    earlier: new Map(),
    today: new Date().toISOString().slice(0, 10),
  });
  return { file, read: asWritten, judgement };
}

/** Whether the file could be read as a table of ours at all. */
export function isReadable({ reading }: Receipt): boolean {
  return reading !== undefined;
}

/** Reports, unless only the headings of the register or of a round are there. */
function readAs(file: FileRead, dataset: DatasetId | undefined): UploadRead {
  const read = readUpload(file.bytes, uploadFacts(file, dataset ?? 'annual-reports'));
  if (dataset !== undefined || !read.observations.some(({ code }) => code === 'header-missing')) return read;
  const others = REGISTERS.map((name) => readUpload(file.bytes, uploadFacts(file, name)));
  return others.find(({ reading }) => reading !== undefined) ?? read;
}

function tooLarge(file: FileRead): Judgement {
  const upload = uploadFacts(file, 'annual-reports');
  const receipt = refuseUnread('too-large', { receiptId: NOT_UPLOADED, upload, limit: MAX_UPLOAD_BYTES });
  return { receipt, reports: [], organisations: [], rounds: [], unknownOrganisations: [] };
}
