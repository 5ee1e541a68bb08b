import { parseDocument } from '../parse-document.ts';
import {
  RELEASE_SCHEMA,
  type ReleaseIndex,
  type ReleaseLogEntry,
  type ReleaseManifest,
  type ReleasePage,
} from './release-document.ts';

/** Reads the documents of releases back; throws a `FeedFault` where the bytes are none. */
export const parseRelease = {
  logEntry: (body: Uint8Array): ReleaseLogEntry => parseDocument(RELEASE_SCHEMA.logEntry, body),
  manifest: (body: Uint8Array): ReleaseManifest => parseDocument(RELEASE_SCHEMA.manifest, body),
  page: (body: Uint8Array): ReleasePage => parseDocument(RELEASE_SCHEMA.page, body),
  index: (body: Uint8Array): ReleaseIndex => parseDocument(RELEASE_SCHEMA.index, body),
} as const;
