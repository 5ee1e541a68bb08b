import type { ReleaseContent, ReleaseFile } from './release-content.ts';

/**
 * The files that are made at a release beside its changes: other formats of the same data, and what describes them.
 * They are put one by one as they come, before the manifest that names them; `made` are those that came before.
 * Interrupted, all of it is made again: equal content has to give equal names and bytes.
 */
export async function* renderReleaseFiles(
  _content: ReleaseContent,
  _made: readonly ReleaseFile[],
): AsyncGenerator<ReleaseFile> {}
