import type { Finding } from './finding.ts';

/** The final answers that an upload can get (DESIGN: Receipts). */
export type ReceiptStatus =
  | 'accepted'
  | 'accepted-with-warnings'
  | 'rejected'
  | 'partly-accepted'
  | 'superseded'
  | 'duplicate'
  | 'gone'
  | 'failed';

/** What became of one report (or one register row) of an upload. */
export interface RecordOutcome {
  /** A report id `{org_id}.{year}`, an `org_id` in a register, or the id of a round (`round-2021-41`). */
  readonly id: string;
  readonly status: 'accepted' | 'accepted-with-warnings' | 'rejected' | 'superseded' | 'duplicate';
  /** The revision that it made or equals; absent when rejected or superseded. */
  readonly revision?: number;
}

/** Spreadsheet rows: `read = header + accepted + rejected + the sum of skipped`. */
export interface LineCounts {
  readonly read: number;
  readonly header: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: readonly { readonly reason: string; readonly lines: number }[];
}

/** How the bytes were read. */
export interface Reading {
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  readonly bom: boolean;
  readonly delimiter: 'comma' | 'semicolon' | 'tab';
  readonly newline: 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';
  readonly layout: 'form' | 'wide' | 'long' | 'register';
}

/** The upload that a receipt answers. */
export interface UploadFacts {
  readonly key: string;
  readonly versionId: string;
  readonly dataset: string;
  readonly sender?: string;
  readonly fileName: string;
  /** S3's own last-modified second, ISO 8601 in UTC. */
  readonly receivedAt: string;
  readonly bytes: number;
  /** Hex; absent when the bytes were never read. */
  readonly sha256?: string;
}

/** The one final answer to an upload (回执). At most 200 findings are listed; `counts` is exact. */
export interface Receipt {
  readonly receiptId: string;
  readonly status: ReceiptStatus;
  readonly upload: UploadFacts;
  readonly reading?: Reading;
  readonly records: readonly RecordOutcome[];
  readonly lines: LineCounts;
  readonly counts: { readonly error: number; readonly warning: number; readonly notice: number };
  readonly findings: readonly Finding[];
  readonly engine: { readonly version: string; readonly ruleset: string; readonly context: string };
}

/** How many findings a receipt lists; the counts stay exact beyond it. */
export const LISTED_FINDINGS = 200;
