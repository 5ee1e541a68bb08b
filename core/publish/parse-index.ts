import {
  INDEX_SCHEMA,
  type ProvinceIndex,
  type RootIndex,
  type ShardManifest,
  type YearIndex,
} from './index-document.ts';
import { parseDocument as checked } from './parse-document.ts';
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
