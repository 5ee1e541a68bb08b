import type { FileEntry } from '../feed-file.ts';

/**
 * `SHA256SUMS` as sha256sum writes and checks it: a line a file, names relative to `folder`, in code-point order.
 * Files that lie elsewhere keep their whole path.
 */
export function sha256Sums(entries: readonly FileEntry[], folder: string): string {
  const lines = entries.map(({ path, sha256 }) => ({ name: nameIn(folder, path), sha256 }));
  return lines
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
    .join('');
}

/** Reads `SHA256SUMS` back: hashes by name. Lines that are none are left out. */
export function parseSha256Sums(text: string): ReadonlyMap<string, string> {
  const lines = [...text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)];
  return new Map(lines.map(([, sha256 = '', name = '']) => [name, sha256]));
}

function nameIn(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
