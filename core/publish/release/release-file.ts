import { feedFile, type Sha256 } from '../feed-file.ts';
import { feedName } from '../feed-name.ts';
import type { ReleaseFile } from './release-content.ts';

/** A text file of a release under its name. */
export function releaseFile(
  { release, name }: { readonly release: number; readonly name: string },
  text: string,
  sha256: Sha256,
): ReleaseFile {
  return { name, file: feedFile(text, (hash) => feedName.releaseFile(release, name, hash), sha256) };
}
