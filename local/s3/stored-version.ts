import type { Checksum } from './checksum.ts';

/** One version of an object, or a delete marker: everything that is known of it but its bytes. */
export interface StoredVersion {
  readonly key: string;
  /** `null`, as text, in a bucket that keeps no versions. */
  readonly versionId: string;
  /** Grows with every version of the bucket; never used twice. */
  readonly sequence: number;
  /** Whole seconds since 1970, as S3 counts. Never earlier than that of an older version of the key. */
  readonly lastModified: number;
  /** Absent for a delete marker. */
  readonly content?: StoredContent;
}

/** The bytes of a version, and what is said about them. */
export interface StoredContent {
  /** Name of the file that holds the bytes. */
  readonly blob: string;
  readonly bytes: number;
  /** Without quotes. */
  readonly etag: string;
  /** Headers that a GET gives back: content type, cache control, user metadata … */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum?: Checksum;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A version that is no delete marker. */
export type ObjectVersion = StoredVersion & { readonly content: StoredContent };

/** The version id of a bucket that keeps no versions. */
export const NULL_VERSION = 'null';

/** How S3 writes an ETag. */
export function quotedEtag(content: StoredContent): string {
  return `"${content.etag}"`;
}

/** How S3 writes a time in XML. */
export function isoTime(lastModified: number): string {
  return new Date(lastModified * 1000).toISOString();
}
