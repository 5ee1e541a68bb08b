import { hash } from 'node:crypto';
import type { FileEntry } from '../../core/publish/feed-file.ts';
import { parseIndex } from '../../core/publish/parse-index.ts';
import { parseRelease } from '../../core/publish/release/parse-release.ts';
import type { ReleaseContent } from '../../core/publish/release/release-content.ts';
import type { ReleaseManifest } from '../../core/publish/release/release-document.ts';
import { renderChanges } from '../../core/publish/release/render-changes.ts';
import { firstDifference } from '../../core/publish/verify/first-difference.ts';
import type { FeedWalk } from './feed-walk.ts';
import { checkData } from './check-data.ts';
import { rebuildRelease } from './rebuild-release.ts';
import type { Rebuilt } from './rebuild-tables.ts';
import type { Trouble } from './trouble.ts';

/** Something that is needed to make a file anew is missing or changed; that is told where it was found. */
class Unbuildable extends Error {
  override readonly name = 'Unbuildable';
}

/**
 * Compares a release with the one before, value by value, and makes its other files anew; holds what is published to
 * that. Where something is missing or changed, or personal data was taken out, the rest is still made anew.
 */
export async function rebuildChanges(manifest: ReleaseManifest, walk: FeedWalk): Promise<Rebuilt> {
  const content = await ifBuildable(contentOf(manifest, walk));
  if (content === undefined) return NOTHING;
  const changes = await ifBuildable(comparedChanges(manifest, content));
  const release = await ifBuildable(rebuildRelease(manifest, content));
  const done = new Set(release?.paths);
  const data = await checkData(manifest, content, { done, ifBuildable });
  const all = [changes, release, data].map((part) => part ?? NOTHING);
  return { paths: all.flatMap(({ paths }) => paths), troubles: all.flatMap(({ troubles }) => troubles) };
}

const NOTHING: Rebuilt = { paths: [], troubles: [] };

async function ifBuildable<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Unbuildable) return undefined;
    throw error;
  }
}

async function contentOf(manifest: ReleaseManifest, walk: FeedWalk): Promise<ReleaseContent> {
  const read = reader(walk);
  const { previous, state } = manifest;
  const former = previous === null ? undefined : parseRelease.manifest(await read(previous));
  const before = former?.state;
  return {
    entry: manifest,
    root: parseIndex.root(await read(state)),
    before: before && parseIndex.root(await read(before)),
    previous: former,
    read,
    sha256: (bytes: Uint8Array) => hash('sha256', bytes),
  };
}

async function comparedChanges(manifest: ReleaseManifest, content: ReleaseContent): Promise<Rebuilt> {
  const { files } = await renderChanges(content);
  const published = manifest.files.filter(({ name }) => name.startsWith('changes'));
  const troubles: Trouble[] = [];
  for (const { name, file } of files) {
    const entry = published.find((one) => one.name === name);
    if (entry?.sha256 === file.sha256) continue;
    const body = entry && (await content.read(entry));
    const path = entry?.path ?? name;
    const difference = body && firstDifference(file.body, body);
    troubles.push({ path, kind: 'not-derived', ...(difference === undefined ? {} : { difference }) });
  }
  const surplus = published.filter(({ name }) => !files.some((file) => file.name === name));
  troubles.push(...surplus.map(({ path }) => ({ path, kind: 'not-derived' }) as const));
  return { paths: published.map(({ path }) => path), troubles };
}

function reader(walk: FeedWalk): (entry: FileEntry) => Promise<Uint8Array> {
  return async (entry) => {
    const { body, isSound } = await walk.check({ ...entry, member: 'changes' });
    if (body === undefined || !isSound) throw new Unbuildable(entry.path);
    return body;
  };
}
