import * as v from 'valibot';
import { CELL_STATUSES } from '../../forms/canonical-report.ts';
import { FeedFault } from '../feed-fault.ts';
import type { ReleaseShard } from './release-shard.ts';

const CompactSchema = v.object({
  region: v.string(),
  year: v.number(),
  codes: v.array(v.string()),
  reports: v.array(
    v.object({
      report_id: v.string(),
      org_id: v.string(),
      org_name: v.nullable(v.string()),
      revision: v.number(),
      form: v.picklist(['2019', '2021']),
      values: v.array(v.nullable(v.string())),
      statuses: v.record(v.string(), v.picklist(CELL_STATUSES)),
      raw: v.record(v.string(), v.string()),
    }),
  ),
});

/** All reports of a shard as `reports.json` tells them. */
export type CompactShard = v.InferOutput<typeof CompactSchema>;
export type CompactReport = CompactShard['reports'][number];

/** Reads a shard's `reports.json` back. */
export async function readCompact(shard: ReleaseShard): Promise<CompactShard> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await shard.read('reports.json'));
  const result = v.safeParse(CompactSchema, JSON.parse(text));
  if (result.success) return result.output;
  throw new FeedFault(`reports.json of ${shard.region} and ${shard.year} has another shape`);
}
