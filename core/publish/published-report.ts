import type { CanonicalReport } from '../forms/canonical-report.ts';
import type { PublishedFinding } from './published-finding.ts';

/** A report as the state holds it: its values, the number of its current revision, and where it came from. */
export interface PublishedReport extends CanonicalReport {
  /** Counted from 1; what a reader sees. */
  readonly revision: number;
  readonly source: ReportSource;
  /** What is open about it, where that was worked out from its context; else only what it shows by itself is known. */
  readonly openFindings?: readonly PublishedFinding[];
  /** The same in short, as tables of the feeds tell it: codes, and the items that they speak of. */
  readonly openCodes?: Readonly<Record<string, readonly string[]>>;
  /** When it was first filed here, ISO 8601 in UTC: a correction in March does not make it late. Absent: with `source`. */
  readonly filedAt?: string;
}

/** The public stub of the receipt behind a revision: enough to check, too little to open the receipt. */
export interface ReportSource {
  /** Hex sha256 of the uploaded file. */
  readonly fileSha256: string;
  /** S3's last-modified second of the upload, ISO 8601 in UTC. */
  readonly receivedAt: string;
  readonly status: 'accepted' | 'accepted-with-warnings';
}
