import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { ENGINE } from '../../core/findings/engine.ts';
import type { FileEntry } from '../../core/publish/feed-file.ts';
import type { MadeFile, StandingFile } from '../../core/publish/release/made-file.ts';
import type { ReleaseContent } from '../../core/publish/release/release-content.ts';
import type { ReleaseManifest } from '../../core/publish/release/release-document.ts';
import { renderReleaseFiles } from '../../core/publish/release/render-release-files.ts';
import { firstDifference } from '../../core/publish/verify/first-difference.ts';
import type { Rebuilt } from './rebuild-tables.ts';
import type { Trouble } from './trouble.ts';

/** Containers: the same content may be written in other bytes by another library. They are taken apart. */
const CONTAINER = /\.(?:gz|zip|parquet)$/;

/**
 * Makes the files of a release anew from its shards and holds the published ones to them, byte for byte. Only the engine
 * that made a release can make its descriptions again; of another one's nothing is compared here, nor of a year whose
 * files an earlier release has made. Containers that have other bytes are left to be taken apart.
 */
export async function rebuildRelease(manifest: ReleaseManifest, content: ReleaseContent): Promise<Rebuilt> {
  if (manifest.engine.version !== ENGINE.version) return { paths: [], troubles: [] };
  const published = new Map(manifest.files.map(({ name, ...entry }) => [name, entry]));
  const made = standing(manifest, (name) => name.startsWith('changes'));
  const tools = { gzip: (bytes: Uint8Array) => gzipSync(bytes), reread: pieces(content) };
  const making = renderReleaseFiles(content, made, tools);
  const troubles: Trouble[] = [];
  const paths: string[] = [];
  for (let step = await making.next(); !step.done; ) {
    const { entry, isCompared, trouble } = await compare(step.value, published, content);
    if (isCompared) paths.push(entry.path);
    if (trouble !== undefined) troubles.push(trouble);
    step = await making.next(entry);
  }
  return { paths, troubles };
}

function standing(manifest: ReleaseManifest, isOf: (name: string) => boolean): readonly StandingFile[] {
  return manifest.files.filter(({ name }) => isOf(name)).map(({ name, ...entry }) => ({ name, entry }));
}

function pieces({ read }: ReleaseContent): (entry: FileEntry) => AsyncGenerator<Uint8Array> {
  return async function* (entry) {
    yield await read(entry);
  };
}

interface Compared {
  /** Descriptions name what was published, so that they are answered with that; else with what was made. */
  readonly entry: FileEntry;
  readonly isCompared: boolean;
  readonly trouble?: Trouble;
}

async function compare(
  file: MadeFile | StandingFile,
  published: ReadonlyMap<string, FileEntry>,
  content: ReleaseContent,
): Promise<Compared> {
  const entry = published.get(file.name);
  if ('entry' in file) {
    const isKept = entry?.sha256 === file.entry.sha256;
    const trouble = { path: file.entry.path, kind: 'not-derived' } as const;
    return { entry: file.entry, isCompared: false, ...(isKept ? {} : { trouble }) };
  }
  const body = Buffer.concat(await Array.fromAsync(file.chunks()));
  const own = { sha256: hash('sha256', body), bytes: body.length, media_type: file.mediaType };
  if (entry === undefined) {
    const trouble = { path: file.name, kind: 'missing', detail: 'not listed' } as const;
    return { entry: { path: file.name, ...own }, isCompared: true, trouble };
  }
  if (entry.sha256 === own.sha256) return { entry, isCompared: true };
  if (CONTAINER.test(file.name)) return { entry, isCompared: false };
  const difference = firstDifference(body, await content.read(entry));
  if (difference === undefined) return { entry, isCompared: true };
  return { entry, isCompared: true, trouble: { path: entry.path, kind: 'not-derived', difference } };
}
