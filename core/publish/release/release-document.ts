import * as v from 'valibot';
import { FEED_SCHEMA } from '../feed-schema.ts';
import { count, file, list } from '../index-document.ts';

/** Why a release was cut. */
export const RELEASE_CAUSES = ['daily', 'round-closed', 'command'] as const;
export type ReleaseCause = (typeof RELEASE_CAUSES)[number];

const head = { schema: v.literal(FEED_SCHEMA) };
const number = v.pipe(count(), v.minValue(1));
/** ISO 8601 in UTC, whole seconds. */
const moment = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));
const facts = {
  release: number,
  released_at: moment,
  cause: v.picklist(RELEASE_CAUSES),
  licence: v.string(),
  engine: v.pipe(v.strictObject({ version: v.string(), ruleset: v.string() }), v.readonly()),
  publisher: v.pipe(v.strictObject({ name: v.string(), contact: v.string() }), v.readonly()),
  /** Under which descriptions name addresses; without a slash at its end. */
  public_url: v.string(),
};
const fileEntry = v.pipe(v.strictObject(file), v.readonly());
const counts = v.pipe(
  v.strictObject({
    new_reports: count(),
    corrected_reports: count(),
    withdrawn_reports: count(),
    redacted_reports: count(),
    corrected_cells: count(),
  }),
  v.readonly(),
);

const ListedReleaseSchema = v.pipe(
  v.strictObject({
    release: number,
    released_at: moment,
    version: count(),
    reports: count(),
    counts,
    ...file,
  }),
  v.readonly(),
);

const ReleasePageEntrySchema = v.pipe(
  v.strictObject({ from: number, to: number, released_from: moment, released_to: moment, ...file }),
  v.readonly(),
);

/** The shapes of what releases are written down in. */
export const RELEASE_SCHEMA = {
  /** The one thing about a release that follows from nothing else: which state, when, and why. Kept apart from the feeds. */
  logEntry: v.pipe(v.strictObject({ ...head, ...facts, state: fileEntry }), v.readonly()),
  manifest: v.pipe(
    v.object({
      ...head,
      ...facts,
      /** The manifest of the release before; its hash makes the releases a chain. */
      previous: v.nullable(v.pipe(v.strictObject({ release: number, ...file }), v.readonly())),
      version: count(),
      reports: count(),
      counts,
      /** The root of the feeds as it was: years, provinces, regions and dictionaries follow from there. */
      state: fileEntry,
      /** What was made for this release. */
      files: list(v.pipe(v.strictObject({ name: v.string(), ...file }), v.readonly())),
    }),
    v.readonly(),
  ),
  page: v.pipe(v.strictObject({ ...head, releases: list(ListedReleaseSchema) }), v.readonly()),
  index: v.pipe(
    v.strictObject({
      ...head,
      licence: v.string(),
      /** Number of the newest release. */
      latest: number,
      /** Full parts of the list, oldest first. */
      pages: list(ReleasePageEntrySchema),
      /** Those that are in no page yet, oldest first. */
      releases: list(ListedReleaseSchema),
    }),
    v.readonly(),
  ),
} as const;

/** How many reports and cells changed from one release to the next. */
export type ChangeCounts = v.InferOutput<typeof counts>;
/** What is known of a release before anything of it is made. */
export type ReleaseLogEntry = v.InferOutput<typeof RELEASE_SCHEMA.logEntry>;
/** One release: a state by its hash, and the files made of it. Never changes. */
export type ReleaseManifest = v.InferOutput<typeof RELEASE_SCHEMA.manifest>;
/** How the list of releases names one. */
export type ListedRelease = v.InferOutput<typeof ListedReleaseSchema>;
/** A full part of the list of releases. */
export type ReleasePage = v.InferOutput<typeof RELEASE_SCHEMA.page>;
/** The list of releases, the second object of the feeds that changes. */
export type ReleaseIndex = v.InferOutput<typeof RELEASE_SCHEMA.index>;
