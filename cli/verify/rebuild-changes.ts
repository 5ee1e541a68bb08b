import { hash } from 'node:crypto';
import type { FileEntry } from '../../core/publish/feed-file.ts';
import { parseIndex } from '../../core/publish/parse-index.ts';
import { parseRelease } from '../../core/publish/release/parse-release.ts';
import type { ReleaseManifest } from '../../core/publish/release/release-document.ts';
import { renderChanges } from '../../core/publish/release/render-changes.ts';
import { firstDifference } from '../../core/publish/verify/first-difference.ts';
import type { FeedWalk } from './feed-walk.ts';
import { rebuildRelease } from './rebuild-release.ts';
import type { Rebuilt } from './rebuild-tables.ts';
import type { Trouble } from './trouble.ts';

/** Something that is needed to make a file anew is missing or changed; that is told where it was found. */
class Unbuildable extends Error {
  override readonly name = 'Unbuildable';
}

/** Compares a release with the one before, value by value, and makes its other files anew; holds what is published to that. */
export async function rebuildChanges(manifest: ReleaseManifest, walk: FeedWalk): Promise<Rebuilt> {
  try {
    return await compared(manifest, walk);
  } catch (error) {
    if (error instanceof Unbuildable) return { files: 0, troubles: [] };
    throw error;
  }
}

async function compared(manifest: ReleaseManifest, walk: FeedWalk): Promise<Rebuilt> {
  const read = reader(walk);
  const { previous, state } = manifest;
  const former = previous === null ? undefined : parseRelease.manifest(await read(previous));
  const before = former?.state;
  const content = {
    entry: manifest,
    root: parseIndex.root(await read(state)),
    before: before && parseIndex.root(await read(before)),
    previous: former,
    read,
    sha256: (bytes: Uint8Array) => hash('sha256', bytes),
  };
  const { files } = await renderChanges(content);
  const published = manifest.files.filter(({ name }) => name.startsWith('changes'));
  const troubles: Trouble[] = [];
  for (const { name, file } of files) {
    const entry = published.find((one) => one.name === name);
    if (entry?.sha256 === file.sha256) continue;
    const body = entry && (await read(entry));
    const path = entry?.path ?? name;
    const difference = body && firstDifference(file.body, body);
    troubles.push({ path, kind: 'not-derived', ...(difference === undefined ? {} : { difference }) });
  }
  const surplus = published.filter(({ name }) => !files.some((file) => file.name === name));
  troubles.push(...surplus.map(({ path }) => ({ path, kind: 'not-derived' }) as const));
  const release = await rebuildRelease(manifest, content);
  return { files: files.length + release.files, troubles: [...troubles, ...release.troubles] };
}

function reader(walk: FeedWalk): (entry: FileEntry) => Promise<Uint8Array> {
  return async (entry) => {
    const { body, isSound } = await walk.check({ ...entry, member: 'changes' });
    if (body === undefined || !isSound) throw new Unbuildable(entry.path);
    return body;
  };
}
