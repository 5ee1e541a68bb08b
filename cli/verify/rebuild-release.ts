import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ENGINE } from '../../core/findings/engine.ts';
import type { FileEntry } from '../../core/publish/feed-file.ts';
import type { MadeFile, StandingFile } from '../../core/publish/release/made-file.ts';
import type { ReleaseContent } from '../../core/publish/release/release-content.ts';
import type { ReleaseManifest } from '../../core/publish/release/release-document.ts';
import { renderReleaseFiles } from '../../core/publish/release/render-release-files.ts';
import { firstDifference } from '../../core/publish/verify/first-difference.ts';
import type { Rebuilt } from './rebuild-tables.ts';
import type { Trouble } from './trouble.ts';

/** Containers: the same content may be written in other bytes by another library. */
const CONTAINER = /\.(?:zip|parquet)$/;

/**
 * Makes the files of a release anew from its shards and holds the published ones to them: byte for byte, of what is
 * compressed its content. Only the engine that made a release can make it again; by another one nothing is compared.
 */
export async function rebuildRelease(manifest: ReleaseManifest, content: ReleaseContent): Promise<Rebuilt> {
  if (manifest.engine.version !== ENGINE.version) return { files: 0, troubles: [] };
  const published = new Map(manifest.files.map(({ name, ...entry }) => [name, entry]));
  const made = standing(manifest, (name) => name.startsWith('changes'));
  const tools = { gzip: (bytes: Uint8Array) => gzipSync(bytes), reread: pieces(content) };
  const making = renderReleaseFiles(content, made, tools);
  const troubles: Trouble[] = [];
  let files = 0;
  for (let step = await making.next(); !step.done; ) {
    const { entry, trouble } = await compare(step.value, published, content);
    files += 1;
    if (trouble !== undefined) troubles.push(trouble);
    step = await making.next(entry);
  }
  return { files, troubles };
}

function standing(manifest: ReleaseManifest, isOf: (name: string) => boolean): readonly StandingFile[] {
  return manifest.files.filter(({ name }) => isOf(name)).map(({ name, ...entry }) => ({ name, entry }));
}

function pieces({ read }: ReleaseContent): (entry: FileEntry) => AsyncGenerator<Uint8Array> {
  return async function* (entry) {
    yield await read(entry);
  };
}

/** Descriptions name what was published, so that it is answered with that; else with what was made. */
async function compare(
  file: MadeFile | StandingFile,
  published: ReadonlyMap<string, FileEntry>,
  content: ReleaseContent,
): Promise<{ readonly entry: FileEntry; readonly trouble?: Trouble }> {
  const entry = published.get(file.name);
  if ('entry' in file) {
    const isKept = entry?.sha256 === file.entry.sha256;
    return {
      entry: file.entry,
      ...(isKept ? {} : { trouble: { path: file.entry.path, kind: 'not-derived' } }),
    };
  }
  const body = Buffer.concat(await Array.fromAsync(file.chunks()));
  const own = {
    path: file.name,
    sha256: hash('sha256', body),
    bytes: body.length,
    media_type: file.mediaType,
  };
  if (entry === undefined)
    return { entry: own, trouble: { path: file.name, kind: 'missing', detail: 'not listed' } };
  if (entry.sha256 === own.sha256 || CONTAINER.test(file.name)) return { entry };
  const found = await content.read(entry);
  const difference = file.name.endsWith('.gz')
    ? firstDifference(gunzipSync(body), gunzipSync(found))
    : firstDifference(body, found);
  return difference === undefined
    ? { entry }
    : { entry, trouble: { path: entry.path, kind: 'not-derived', difference } };
}
