import type { ReleasedChange } from '../released-change.ts';

/** Who released, where and when, as the release itself says for ever. */
export interface ReleaseOrigin {
  /** ISO 8601 in UTC, whole seconds. */
  readonly releasedAt: string;
  /** The public address with its scheme, without a slash at its end. */
  readonly publicUrl: string;
  /** The publisher's name. */
  readonly publisher: string;
}

/** What a release brought for those who follow everything, a region or an organisation. */
export interface ReleaseNews {
  readonly release: number;
  readonly origin: ReleaseOrigin;
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
