import * as v from 'valibot';
import { parseDocument } from '../parse-document.ts';
import { CHANGE_OPS, type ChangeRow } from './change-row.ts';

const text = v.nullable(v.string());
const number = v.nullable(v.number());

const RowSchema = v.object({
  op: v.picklist(CHANGE_OPS),
  report_id: v.string(),
  org_id: v.string(),
  region: v.string(),
  year: v.number(),
  code: text,
  old: text,
  new: text,
  old_status: text,
  new_status: text,
  old_revision: number,
  revision: number,
  reason: text,
  receipt: v.nullable(
    v.object({ file_sha256: v.string(), received_at: v.string(), receipt_status: v.string() }),
  ),
});

const OverviewSchema = v.object({
  release: v.number(),
  released_at: v.string(),
  total: v.number(),
  shards: v.array(
    v.object({
      year: v.number(),
      region: v.string(),
      changes: v.number(),
      counts: v.record(v.string(), v.number()),
      path: v.string(),
      sha256: v.string(),
      bytes: v.number(),
      media_type: v.string(),
    }),
  ),
});

/** `changes.json` without its list: which shards changed, and where their changes stand. */
export type ChangesOverview = v.InferOutput<typeof OverviewSchema>;
export type ChangedShardEntry = ChangesOverview['shards'][number];

/** Reads what a release says of its changes. */
export const parseChanges = {
  overview: (body: Uint8Array): ChangesOverview => parseDocument(OverviewSchema, body),
  shard: (body: Uint8Array): readonly ChangeRow[] =>
    parseDocument(v.object({ changes: v.array(RowSchema) }), body).changes,
} as const;
