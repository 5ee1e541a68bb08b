import type { ReleasedChange } from '../released-change.ts';

/** What a release brought for those who follow everything, a region or an organisation. */
export interface ReleaseNews {
  readonly release: number;
  /** ISO 8601 in UTC, whole seconds. */
  readonly releasedAt: string;
  readonly newReports: number;
  /** Reports that were corrected, withdrawn or redacted, listed or not. */
  readonly changedReports: number;
  /** Their changes, as many as are listed. */
  readonly changes: readonly ReleasedChange[];
}

/** Whom a feed is for; neither: everybody. */
export interface FeedSubject {
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
}
