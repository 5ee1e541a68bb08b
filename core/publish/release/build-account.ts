import { feedJson } from '../feed-json.ts';
import { FEED_SCHEMA } from '../feed-schema.ts';
import type { ShardManifest } from '../index-document.ts';
import type { Chunks } from './release-shard.ts';

/** What a year's files were made from: its shards with the upload behind each report, and the engine. */
export interface BuildInputs {
  readonly year: number;
  readonly engine: { readonly version: string; readonly ruleset: string };
  readonly shards: readonly BuildShard[];
}

/** A shard as it went in. */
export interface BuildShard {
  readonly region: string;
  /** Hex, of its manifest. */
  readonly sha256: string;
  readonly manifest: () => Promise<ShardManifest>;
}

const ENCODER = new TextEncoder();

/** `build.json`: every input by its hash. A shard a line inside one document; no clock. */
export async function* buildAccount({ year, engine, shards }: BuildInputs): Chunks {
  const head = feedJson({ schema: FEED_SCHEMA, year, engine: { ...engine } }).trimEnd();
  yield ENCODER.encode(`${head.slice(0, -1)},"shards":[`);
  let comma = '\n';
  for (const { region, sha256, manifest } of shards) {
    const { reports } = await manifest();
    const uploads = reports.map(({ report_id, revision, file_sha256 }) => ({
      report_id,
      revision,
      file_sha256,
    }));
    yield ENCODER.encode(comma + feedJson({ region, manifest_sha256: sha256, reports: uploads }).trimEnd());
    comma = ',\n';
  }
  yield ENCODER.encode('\n]}\n');
}
