import * as v from 'valibot';
import { feedFile, type FeedFile, type Sha256 } from '../feed-file.ts';
import { feedJson } from '../feed-json.ts';
import { feedName } from '../feed-name.ts';
import { FEED_SCHEMA } from '../feed-schema.ts';
import { parseDocument } from '../parse-document.ts';

const RedactionSchema = v.pipe(
  v.strictObject({
    path: v.string(),
    /** Of the bytes that the file's name and the indexes promise. */
    sha256: v.string(),
    /** Of those that stand there now. */
    redacted_sha256: v.string(),
    report_id: v.string(),
    /** Which text; what it said is told nowhere. */
    field: v.string(),
  }),
  v.readonly(),
);

const ListSchema = v.strictObject({
  schema: v.literal(FEED_SCHEMA),
  redactions: v.pipe(v.array(RedactionSchema), v.readonly()),
});

/** A file that no longer has the bytes of its name, because personal data was taken out of it. */
export type Redaction = v.InferOutput<typeof RedactionSchema>;

/** The published list of all such files. */
export const redactionList = {
  parse: (body: Uint8Array): readonly Redaction[] => parseDocument(ListSchema, body).redactions,

  /** The list with these entries, each path once, by path. */
  with: (standing: Uint8Array | undefined, more: readonly Redaction[], sha256: Sha256): FeedFile => {
    const known = standing === undefined ? [] : redactionList.parse(standing);
    const byPath = new Map([...known, ...more].map((one) => [one.path, one]));
    const redactions = [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return feedFile(feedJson({ schema: FEED_SCHEMA, redactions }), () => feedName.redactions(), sha256);
  },
} as const;
