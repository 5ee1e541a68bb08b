/** Hashes bytes to 64 hex digits; handed in, because the core runs in browsers too. */
export type Sha256 = (bytes: Uint8Array) => string;

/** What feeds are made of; stated in manifests and served as Content-Type. */
export const MEDIA_TYPE = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;

/** One object of the feed bucket, ready to be put. */
export interface FeedFile {
  readonly key: string;
  readonly body: Uint8Array;
  readonly mediaType: string;
  /** Hex, of `body`. */
  readonly sha256: string;
}

/** How a manifest or an index names a file: enough to fetch it and to check what came. */
export interface FileEntry {
  /** From the root of the public host, without the leading slash. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly media_type: string;
}

/** A file whose key `nameOf` makes from the hash of its bytes. */
export function feedFile(text: string, nameOf: (sha256: string) => string, sha256: Sha256): FeedFile {
  const body = new TextEncoder().encode(text);
  const hash = sha256(body);
  const key = nameOf(hash);
  return { key, body, mediaType: mediaTypeOf(key), sha256: hash };
}

/** The entry that names this file. */
export function fileEntry(file: FeedFile): FileEntry {
  return { path: file.key, sha256: file.sha256, bytes: file.body.length, media_type: file.mediaType };
}

function mediaTypeOf(key: string): string {
  if (key.endsWith('.csv')) return MEDIA_TYPE.csv;
  return key.endsWith('.html') ? MEDIA_TYPE.html : MEDIA_TYPE.json;
}
