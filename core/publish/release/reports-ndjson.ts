import { feedJson } from '../feed-json.ts';
import { readCompact, type CompactReport, type CompactShard } from './read-compact.ts';
import type { Chunks, ReleaseShard } from './release-shard.ts';

const ENCODER = new TextEncoder();

/** A line of JSON for each report: `values` by code, `statuses` of those that are null, and `raw` where it differs. */
export async function* reportsNdjson(shards: readonly ReleaseShard[]): Chunks {
  for (const shard of shards) {
    const compact = await readCompact(shard);
    yield ENCODER.encode(compact.reports.map((report) => lineOf(report, compact)).join(''));
  }
}

function lineOf(report: CompactReport, { region, year, codes }: CompactShard): string {
  const { report_id, org_id, org_name, revision, form, statuses, raw } = report;
  const values = Object.fromEntries(codes.map((code, at) => [code, report.values[at] ?? null]));
  return feedJson({ report_id, org_id, org_name, region, year, form, revision, values, statuses, raw });
}
