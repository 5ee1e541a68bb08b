import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { BuiltFile } from '../flows/place-site.ts';

/** The built site as it lies in a folder; its paths with slashes, in the order of their names. */
export function readPages(folder: string): readonly BuiltFile[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({ path: relative(folder, file).replaceAll(sep, '/'), body: readFileSync(file) }));
}
