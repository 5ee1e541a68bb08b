import type { FileEntry } from '../feed-file.ts';

/** A file that a document names, and under which member: `previous` of a release leads out of it. */
export interface NamedEntry extends Pick<FileEntry, 'path' | 'sha256' | 'bytes'> {
  readonly member: string;
}

/** Whatever names a file in a document of the feeds, at any depth; also what this engine does not know yet. */
export function namedEntries(document: unknown, member = ''): readonly NamedEntry[] {
  if (Array.isArray(document)) return document.flatMap((one: unknown) => namedEntries(one, member));
  if (typeof document !== 'object' || document === null) return [];
  const inner = Object.entries(document).flatMap(([name, value]) => namedEntries(value, name));
  return isEntry(document) ? [{ ...pick(document), member }, ...inner] : inner;
}

type Entry = Pick<FileEntry, 'path' | 'sha256' | 'bytes'>;

function isEntry(value: object): value is Entry {
  return (
    'path' in value &&
    typeof value.path === 'string' &&
    'sha256' in value &&
    typeof value.sha256 === 'string' &&
    'bytes' in value &&
    typeof value.bytes === 'number'
  );
}

function pick({ path, sha256, bytes }: Entry): Entry {
  return { path, sha256, bytes };
}
