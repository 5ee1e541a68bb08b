import type { StoredVersion } from './stored-version.ts';
import type { VersionIndex } from './version-index.ts';

/** What a listing asks for. */
export interface ListQuestion {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  /** Only what comes after this key, or after this common prefix. */
  readonly after: string;
  /** Of the key `after` itself: only what comes after this version. */
  readonly afterVersion?: string;
  /** Versions of a key that the listing shows. */
  readonly select: (versions: readonly StoredVersion[]) => readonly StoredVersion[];
}

/** One page of a listing. */
export interface ListPage {
  readonly versions: readonly StoredVersion[];
  readonly commonPrefixes: readonly string[];
  readonly isTruncated: boolean;
  /** The last key or common prefix of the page, and the last version: where the next one goes on. */
  readonly lastKey: string;
  readonly lastVersion?: string;
}

type Entry = { readonly version: StoredVersion } | { readonly commonPrefix: string };

/** Reads one page out of the index, in S3's order. */
export function listPage(index: VersionIndex, question: ListQuestion): ListPage {
  const found: Entry[] = [];
  // One more than asked for tells whether the page is truncated.
  for (const entry of entriesOf(index, question)) if (found.push(entry) > question.maxKeys) break;
  const entries = found.slice(0, question.maxKeys);
  const last = entries.at(-1);
  return {
    versions: entries.flatMap((entry) => ('version' in entry ? [entry.version] : [])),
    commonPrefixes: entries.flatMap((entry) => ('commonPrefix' in entry ? [entry.commonPrefix] : [])),
    isTruncated: found.length > question.maxKeys && question.maxKeys > 0,
    lastKey: last === undefined ? '' : 'version' in last ? last.version.key : last.commonPrefix,
    ...(last !== undefined && 'version' in last && { lastVersion: last.version.versionId }),
  };
}

function* entriesOf(index: VersionIndex, question: ListQuestion): Generator<Entry> {
  const { prefix, after } = question;
  const keys = index.keys();
  let lastPrefix = after;
  for (let position = index.positionOf(after > prefix ? after : prefix); position < keys.length; position++) {
    const key = keys[position] ?? '';
    if (!key.startsWith(prefix)) {
      if (position >= index.positionOf(prefix)) return;
      continue;
    }
    const versions = versionsAfter(index.versionsOf(key), question);
    const commonPrefix = commonPrefixOf(key, question);
    if (versions.length === 0 || commonPrefix === lastPrefix) continue;
    if (commonPrefix === undefined) for (const version of versions) yield { version };
    else yield { commonPrefix: (lastPrefix = commonPrefix) };
  }
}

function versionsAfter(all: readonly StoredVersion[], question: ListQuestion): readonly StoredVersion[] {
  const versions = question.select(all);
  if (all[0]?.key !== question.after) return versions;
  if (question.afterVersion === undefined) return [];
  const position = all.findIndex((version) => version.versionId === question.afterVersion);
  return versions.filter((version) => all.indexOf(version) > position);
}

function commonPrefixOf(key: string, { prefix, delimiter }: ListQuestion): string | undefined {
  if (delimiter === '') return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end === -1 ? undefined : key.slice(0, end + delimiter.length);
}
