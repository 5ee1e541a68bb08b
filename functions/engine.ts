import type { Receipt, UploadFacts } from '../core/findings/receipt.ts';
import type { OpenedUpload } from '../core/open-upload.ts';
import type { Applied } from './ports.ts';

/** Why an upload was not read at all. */
export type Unread = 'gone' | 'too-large' | 'failed' | 'key-not-allowed';

export type { OpenedUpload };

/** What the flows need of the engine. None of it throws on any bytes, or does any input or output. */
export interface Engine {
  readonly maxUploadBytes: number;
  /** Undefined when a file may not be called that. */
  parseUploadKey(
    key: string,
  ): { readonly dataset: string; readonly sender?: string; readonly fileName: string } | undefined;
  open(bytes: Uint8Array, upload: UploadFacts): OpenedUpload;
  refuse(reason: Unread, facts: { readonly receiptId: string; readonly upload: UploadFacts }): Receipt;
  conclude(receipt: Receipt, applied: ReadonlyMap<string, Applied>): Receipt;
  render(receipt: Receipt): string;
}
