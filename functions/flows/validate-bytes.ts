import { hash } from 'node:crypto';
import type { Receipt, UploadFacts } from '../../core/findings/receipt.ts';
import type { Engine } from '../engine.ts';
import { judgeContext, type ContextReader } from './judge-context.ts';

/** What trying a file works with: it can read the register, and write nothing. */
export interface ValidatePorts {
  readonly engine: Pick<Engine, 'parseUploadKey' | 'open' | 'refuse'>;
  readonly reader: ContextReader;
}

/** A file that was sent to be tried, under the key that it would be uploaded as. */
export interface TriedFile {
  readonly bytes: Uint8Array;
  readonly key: string;
  /** The dataset that was asked for, told even when the key is refused. */
  readonly dataset: string;
  readonly fileName: string;
  /** ISO 8601 in UTC, whole seconds. */
  readonly receivedAt: string;
}

/**
 * The most organisations or reports that a tried file may name: what an open address reads from the table for one
 * request has a bound. Uploads have none but that of their bytes.
 */
export const MOST_NAMED = 2000;

/** Nothing was uploaded, so there is no receipt to name. */
const NO_RECEIPT = '';

/** Judges a file as an upload of this moment would be judged, and stores nothing. */
export async function validateBytes(
  file: TriedFile,
  { engine, reader }: ValidatePorts,
): Promise<Receipt | 'names-too-many'> {
  const name = engine.parseUploadKey(file.key);
  const upload: UploadFacts = {
    key: file.key,
    versionId: '',
    dataset: file.dataset,
    ...(name?.sender === undefined ? {} : { sender: name.sender }),
    fileName: file.fileName,
    receivedAt: file.receivedAt,
    bytes: file.bytes.length,
    sha256: hash('sha256', file.bytes),
  };
  const about = { receiptId: NO_RECEIPT, upload };
  if (name === undefined) return engine.refuse('key-not-allowed', about);
  const opened = engine.open(file.bytes, upload);
  const { organisations, reports } = opened.mentions;
  if (Math.max(organisations.length, reports.length) > MOST_NAMED) return 'names-too-many';
  return opened.judge(await judgeContext(opened, about, reader)).receipt;
}
