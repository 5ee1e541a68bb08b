import * as v from 'valibot';
import { addressIn } from './read-feeds.ts';

const EntrySchema = v.object({ path: v.string(), sha256: v.string(), bytes: v.number() });
const CountsSchema = v.object({
  new_reports: v.number(),
  corrected_reports: v.number(),
  withdrawn_reports: v.number(),
  corrected_cells: v.number(),
});
const IndexSchema = v.object({
  latest: v.number(),
  releases: v.array(
    v.object({
      release: v.number(),
      released_at: v.string(),
      reports: v.number(),
      counts: CountsSchema,
      ...EntrySchema.entries,
    }),
  ),
});
const ManifestSchema = v.object({ files: v.array(v.object({ name: v.string(), ...EntrySchema.entries })) });

/** The newest releases, the newest last. */
export type ReleaseList = v.InferOutput<typeof IndexSchema>;
/** What was made for a release. */
export type ReleaseFiles = v.InferOutput<typeof ManifestSchema>['files'];

/** Reads the list of releases; undefined before the first one. */
export async function readReleases(feeds: string): Promise<ReleaseList | undefined> {
  const answer = await fetch(`${feeds}/releases/index.json`);
  return answer.ok ? v.parse(IndexSchema, await answer.json()) : undefined;
}

/** Reads what was made for a release. */
export async function readReleaseFiles(feeds: string, path: string): Promise<ReleaseFiles> {
  const answer = await fetch(addressIn(feeds, path));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return v.parse(ManifestSchema, await answer.json()).files;
}
