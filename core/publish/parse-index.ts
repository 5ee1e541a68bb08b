import * as v from 'valibot';
import { FeedFault } from './feed-fault.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import {
  INDEX_SCHEMA,
  type ProvinceIndex,
  type RootIndex,
  type ShardManifest,
  type YearIndex,
} from './index-document.ts';
import {
  ROLLUP_SCHEMA,
  type ProvinceRollupDocument,
  type YearRollupDocument,
} from './rollup/rollup-document.ts';

/**
 * Reads an index, a roll-up or a shard's manifest back from the feed bucket. Throws a `FeedFault` where the bytes are not such a document, or
 * where a newer engine wrote it: to merge into what we do not understand would lose it.
 */
export const parseIndex = {
  manifest: (body: Uint8Array): ShardManifest => checked(INDEX_SCHEMA.manifest, body),
  root: (body: Uint8Array): RootIndex => checked(INDEX_SCHEMA.root, body),
  year: (body: Uint8Array): YearIndex => checked(INDEX_SCHEMA.year, body),
  province: (body: Uint8Array): ProvinceIndex => checked(INDEX_SCHEMA.province, body),
  yearRollup: (body: Uint8Array): YearRollupDocument => checked(ROLLUP_SCHEMA.year, body),
  provinceRollup: (body: Uint8Array): ProvinceRollupDocument => checked(ROLLUP_SCHEMA.province, body),
} as const;

function checked<Schema extends v.GenericSchema>(schema: Schema, body: Uint8Array): v.InferOutput<Schema> {
  const document = parseJson(body);
  refuseNewer(document);
  const result = v.safeParse(schema, document);
  if (!result.success) throw new FeedFault(`not an index of the feeds: ${describe(result.issues)}`);
  return result.output;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new FeedFault('an index of the feeds is not JSON', { cause });
  }
}

function refuseNewer(document: unknown): void {
  if (!v.is(v.object({ schema: v.number() }), document) || document.schema <= FEED_SCHEMA) return;
  throw new FeedFault(
    `an index has schema ${document.schema}, this engine writes ${FEED_SCHEMA}: left alone`,
  );
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'document'}: ${issue.message}`).join('; ');
}
