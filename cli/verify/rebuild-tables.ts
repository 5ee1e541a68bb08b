import { parseIndex } from '../../core/publish/parse-index.ts';
import { firstDifference } from '../../core/publish/verify/first-difference.ts';
import { rebuildFromJson, rebuildFromLong } from '../../core/publish/verify/rebuild-shard.ts';
import type { CheckedFile, FeedWalk } from './feed-walk.ts';
import type { Trouble } from './trouble.ts';

const NAMES = ['observations.csv', 'reports.csv', 'reports.json'] as const;
type Name = (typeof NAMES)[number];

/** What making the tables of a shard anew has shown. */
export interface Rebuilt {
  /** Files that were made anew and held to what is published. */
  readonly paths: readonly string[];
  readonly troubles: readonly Trouble[];
}

/**
 * Makes the tables of a shard anew from its long one and compares them. Where a table was changed and can be made anew,
 * its trouble tells where it differs.
 */
export async function rebuildTables(manifestBody: Uint8Array, walk: FeedWalk): Promise<Rebuilt> {
  const manifest = parseIndex.manifest(manifestBody);
  const files = new Map<Name, CheckedFile>();
  for (const name of NAMES) {
    const entry = manifest.files.find((file) => file.name === name);
    if (entry !== undefined) files.set(name, await walk.check({ ...entry, member: 'files' }));
  }
  const sound = (name: Name) => {
    const file = files.get(name);
    return file?.isSound ? file.body : undefined;
  };
  const [long, json] = [sound('observations.csv'), sound('reports.json')];
  if (json === undefined) return { paths: [], troubles: [] };
  if (long === undefined) return { paths: [], troubles: explain(files, rebuildFromJson(manifest, json)) };
  const made = rebuildFromLong(manifest, { 'observations.csv': long, 'reports.json': json });
  const paths = [files.get('reports.csv'), files.get('reports.json')].flatMap(
    (file) => file?.entry.path ?? [],
  );
  return { paths, troubles: [...explain(files, made), ...compare(files, made)] };
}

type Made = Readonly<Partial<Record<Name, Uint8Array>>>;

/** Says where a changed file differs, if what was made has the bytes that were promised. */
function explain(files: ReadonlyMap<Name, CheckedFile>, made: Made): readonly Trouble[] {
  return NAMES.flatMap((name): Trouble[] => {
    const [file, body] = [files.get(name), made[name]];
    if (file?.body === undefined || file.isSound || body?.length !== file.entry.bytes) return [];
    const difference = firstDifference(body, file.body);
    return difference === undefined ? [] : [{ path: file.entry.path, kind: 'changed', difference }];
  });
}

function compare(files: ReadonlyMap<Name, CheckedFile>, made: Made): readonly Trouble[] {
  return NAMES.flatMap((name): Trouble[] => {
    const [file, body] = [files.get(name), made[name]];
    if (file?.body === undefined || !file.isSound || body === undefined) return [];
    const difference = firstDifference(body, file.body);
    return difference === undefined ? [] : [{ path: file.entry.path, kind: 'not-derived', difference }];
  });
}
