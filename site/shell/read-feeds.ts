import * as v from 'valibot';
import type { Organisation } from '../../core/datasets/organisation.ts';
import { parseOrganisations } from '../../core/publish/parse-organisations.ts';

const EntrySchema = v.object({
  path: v.string(),
  sha256: v.string(),
  bytes: v.number(),
  media_type: v.string(),
});

/** What pages need of the root of the feeds; whatever else stands in it may change. */
const RootSchema = v.object({
  licence: v.string(),
  version: v.number(),
  reports: v.number(),
  years: v.array(
    v.object({
      year: v.number(),
      form: v.string(),
      version: v.number(),
      reports: v.number(),
      ...EntrySchema.entries,
    }),
  ),
  dictionaries: v.array(
    v.object({ name: v.string(), version: v.number(), rows: v.number(), ...EntrySchema.entries }),
  ),
});

/** The root of the feeds. */
export type FeedRoot = v.InferOutput<typeof RootSchema>;

/** Reads the root; undefined before anything is published. Throws where it can't be read. */
export async function readRoot(feeds: string): Promise<FeedRoot | undefined> {
  const answer = await fetch(`${feeds}/index.json`);
  if (answer.status === 404 || answer.status === 403) return undefined;
  if (!answer.ok) throw new Error(`${feeds}/index.json: ${answer.status}`);
  return v.parse(RootSchema, await answer.json());
}

/** Reads the register that a root names, by id; empty where it names none. */
export async function readRegister(
  feeds: string,
  root: FeedRoot,
): Promise<ReadonlyMap<string, Organisation>> {
  const entry = root.dictionaries.find(({ name }) => name === 'organisations.json');
  if (entry === undefined) return new Map();
  const answer = await fetch(addressIn(feeds, entry.path));
  if (!answer.ok) throw new Error(`${entry.path}: ${answer.status}`);
  return parseOrganisations(await answer.json()) ?? new Map();
}

/** The address of a file that an index names. */
export function addressIn(feeds: string, path: string): string {
  return `${feeds.replace(/\/feeds\/v1$/, '')}/${path}`;
}
