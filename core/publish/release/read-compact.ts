import * as v from 'valibot';
import { CELL_STATUSES } from '../../forms/canonical-report.ts';
import { parseDocument } from '../parse-document.ts';
import { PROVENANCE_DOCUMENT, SOURCE_DOCUMENT } from '../read-back/report-parts.ts';
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
      source: SOURCE_DOCUMENT,
      provenance: PROVENANCE_DOCUMENT,
      values: v.array(v.nullable(v.string())),
      statuses: v.record(v.string(), v.picklist(CELL_STATUSES)),
      raw: v.record(v.string(), v.string()),
      findings: v.record(v.string(), v.array(v.string())),
    }),
  ),
});

/** All reports of a shard as `reports.json` tells them. */
export type CompactShard = v.InferOutput<typeof CompactSchema>;
export type CompactReport = CompactShard['reports'][number];

/** Reads a shard's `reports.json` back. */
export async function readCompact(shard: ReleaseShard): Promise<CompactShard> {
  return parseCompact(await shard.read('reports.json'));
}

/** The same from its bytes. */
export function parseCompact(body: Uint8Array): CompactShard {
  return parseDocument(CompactSchema, body);
}
