import * as v from 'valibot';
import { DICTIONARY_FILES } from './feed-name.ts';
import { FEED_SCHEMA } from './feed-schema.ts';

/** Strict: a member that we do not know would be lost by writing the document again. */
export const file = {
  path: v.string(),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  bytes: count(),
  media_type: v.string(),
};
const form = v.picklist(['2019', '2021']);

const ShardEntrySchema = v.pipe(
  v.strictObject({ region: digits(6), version: count(), reports: count(), ...file }),
  v.readonly(),
);

const ProvinceEntrySchema = v.pipe(
  v.strictObject({ province: digits(2), version: count(), reports: count(), ...file }),
  v.readonly(),
);

const YearEntrySchema = v.pipe(
  v.strictObject({ year: count(), form, version: count(), reports: count(), ...file }),
  v.readonly(),
);

const DictionaryEntrySchema = v.pipe(
  v.strictObject({
    name: v.picklist(DICTIONARY_FILES),
    version: count(),
    rows: count(),
    ...file,
  }),
  v.readonly(),
);

const FormatEntrySchema = v.pipe(
  v.strictObject({
    name: v.picklist(['observations.csv', 'reports.csv', 'reports.json']),
    ...file,
    rows: count(),
  }),
  v.readonly(),
);

const ReportEntrySchema = v.pipe(
  v.strictObject({
    report_id: v.string(),
    revision: count(),
    /** Hex sha256 of the upload behind the revision. */
    file_sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    ...file,
    /** The same report as a page for people. */
    page: v.pipe(v.strictObject(file), v.readonly()),
  }),
  v.readonly(),
);

/** A report that is no longer among current values. */
const WithdrawnEntrySchema = v.pipe(
  v.strictObject({
    report_id: v.string(),
    revision: count(),
    file_sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    received_at: v.string(),
    reason: v.nullable(v.string()),
  }),
  v.readonly(),
);

/** What every revision of a report changed. */
const HistoryEntrySchema = v.pipe(
  v.strictObject({ report_id: v.string(), revisions: count(), ...file }),
  v.readonly(),
);

/** Who was to report, who has, and what their figures add up to. */
const rollup = v.pipe(v.strictObject(file), v.readonly());
const head = { schema: v.literal(FEED_SCHEMA) };
const total = { licence: v.string(), version: count(), reports: count() };

/** The shapes of shard manifests and of the three levels of index above them, by which documents read back are checked. */
export const INDEX_SCHEMA = {
  manifest: v.pipe(
    v.strictObject({
      ...head,
      year: count(),
      region: digits(6),
      version: count(),
      licence: v.string(),
      form,
      rollup,
      files: list(FormatEntrySchema),
      reports: list(ReportEntrySchema),
      withdrawn: list(WithdrawnEntrySchema),
      histories: list(HistoryEntrySchema),
    }),
    v.readonly(),
  ),
  province: v.pipe(
    v.strictObject({
      ...head,
      year: count(),
      province: digits(2),
      ...total,
      rollup,
      regions: list(ShardEntrySchema),
    }),
    v.readonly(),
  ),
  year: v.pipe(
    v.strictObject({ ...head, year: count(), form, ...total, rollup, provinces: list(ProvinceEntrySchema) }),
    v.readonly(),
  ),
  root: v.pipe(
    v.strictObject({
      ...head,
      about: v.pipe(v.strictObject({ zh: v.string(), en: v.string() }), v.readonly()),
      ...total,
      years: list(YearEntrySchema),
      dictionaries: list(DictionaryEntrySchema),
    }),
    v.readonly(),
  ),
} as const;

/** How a province index names the manifest of a shard. */
export type ShardEntry = v.InferOutput<typeof ShardEntrySchema>;
/** How a year index names a province index. */
export type ProvinceEntry = v.InferOutput<typeof ProvinceEntrySchema>;
/** How the root names a year index. */
export type YearEntry = v.InferOutput<typeof YearEntrySchema>;
/** How the root names a dictionary. */
export type DictionaryEntry = v.InferOutput<typeof DictionaryEntrySchema>;

/** All files of one shard, its reports by organisation. */
export type ShardManifest = v.InferOutput<typeof INDEX_SCHEMA.manifest>;
/** All shards of one province and year, by region. */
export type ProvinceIndex = v.InferOutput<typeof INDEX_SCHEMA.province>;
/** All provinces of one year, by their two digits. */
export type YearIndex = v.InferOutput<typeof INDEX_SCHEMA.year>;
/** The beginning of all feeds, the one object that changes: years ascending, dictionaries by name. */
export type RootIndex = v.InferOutput<typeof INDEX_SCHEMA.root>;

export function count() {
  return v.pipe(v.number(), v.safeInteger(), v.minValue(0));
}

export function digits(length: number) {
  return v.pipe(v.string(), v.regex(new RegExp(`^\\d{${length}}$`)));
}

export function list<const Entry extends v.GenericSchema>(entry: Entry) {
  return v.pipe(v.array(entry), v.readonly());
}
