import { checkUpload, type Checked } from '../../core/check-upload.ts';
import type { Receipt } from '../../core/findings/receipt.ts';
import type { DatasetId } from '../../core/index.ts';
import { JUDGES } from '../../core/judge-upload.ts';
import type { FileRead } from '../files/read-file.ts';
import type { Register } from './register.ts';
import { uploadFacts } from './upload-facts.ts';

/** What to judge by. */
export interface JudgeSetting {
  /** Undefined: by the headings. */
  readonly dataset: DatasetId | undefined;
  /** Undefined: nothing is said about ids and names of organisations. */
  readonly register: Register | undefined;
}

/** A file read and judged. */
export interface JudgedFile extends Checked {
  readonly file: FileRead;
}

/** Judges a file by the same engine as an upload, as of today, beside nothing that was filed before. */
export function judgeFile(file: FileRead, setting: JudgeSetting): JudgedFile {
  const facts = (dataset: DatasetId) => uploadFacts(file, dataset);
  const today = new Date().toISOString().slice(0, 10);
  return {
    file,
    ...checkUpload({ bytes: file.bytes, facts }, { ...setting, judges: JUDGES, earlier: new Map(), today }),
  };
}

/** Whether the file could be read as a table of ours at all. */
export function isReadable({ reading }: Receipt): boolean {
  return reading !== undefined;
}
