import { fileEntry } from '../feed-file.ts';
import { feedJson, type Json } from '../feed-json.ts';
import { FEED_SCHEMA } from '../feed-schema.ts';
import type { ChangeOp, ChangeRow } from './change-row.ts';
import { changedShards, type ChangedShard } from './changed-shards.ts';
import type { ReleaseContent, ReleaseFile } from './release-content.ts';
import type { ChangeCounts } from './release-document.ts';
import { releaseFile } from './release-file.ts';
import { shardChanges } from './shard-changes.ts';

/** Changes that are listed in `changes.json` itself; of more it only names the files of the shards. */
export const MOST_LISTED_CHANGES = 2_000;

/** What changed since the release before: a file for each shard in which something did, then `changes.json`. */
export interface RenderedChanges {
  readonly counts: ChangeCounts;
  readonly files: readonly ReleaseFile[];
}

/** Compares a release's state with that of the release before, value by value. */
export async function renderChanges(content: ReleaseContent): Promise<RenderedChanges> {
  const parts: Part[] = [];
  for await (const shard of changedShards(content.before, content.root, content.read)) {
    const changes = await shardChanges(shard, content.read);
    if (changes.length > 0) parts.push(partOf(shard, changes, content));
  }
  const counts = sumOf(parts.map((part) => part.counts));
  return { counts, files: [...parts.map(({ file }) => file), overview(parts, counts, content)] };
}

interface Part {
  readonly shard: ChangedShard;
  readonly counts: ChangeCounts;
  readonly file: ReleaseFile;
  readonly changes: readonly ChangeRow[];
}

function partOf(shard: ChangedShard, changes: readonly ChangeRow[], content: ReleaseContent): Part {
  const { year, region } = shard;
  const counts = countsOf(changes);
  const name = `changes/${year}/${region}.json`;
  const text = feedJson({ ...headOf(content), year, region, counts, changes });
  return { shard, counts, changes, file: releaseFile({ ...content.entry, name }, text, content.sha256) };
}

function overview(parts: readonly Part[], counts: ChangeCounts, content: ReleaseContent): ReleaseFile {
  const total = parts.reduce((sum, { changes }) => sum + changes.length, 0);
  const truncated = total > MOST_LISTED_CHANGES;
  const shards = parts.map(({ shard, counts: own, changes, file }) => ({
    year: shard.year,
    region: shard.region,
    changes: changes.length,
    counts: own,
    ...fileEntry(file.file),
  }));
  const listed = truncated ? null : parts.flatMap(({ changes }) => changes);
  const text = feedJson({ ...headOf(content), total, truncated, counts, shards, changes: listed });
  return releaseFile({ ...content.entry, name: 'changes.json' }, text, content.sha256);
}

function headOf({ entry }: ReleaseContent): Readonly<Record<string, Json>> {
  const { release, released_at, licence } = entry;
  return {
    schema: FEED_SCHEMA,
    release,
    previous: release === 1 ? null : release - 1,
    released_at,
    licence,
  };
}

function countsOf(changes: readonly ChangeRow[]): ChangeCounts {
  const reports = (op: ChangeOp) =>
    new Set(changes.filter((row) => row.op === op).map(({ report_id }) => report_id)).size;
  const isCell = ({ op, new_status, old_status }: ChangeRow) =>
    op === 'correction' && (new_status ?? old_status) !== null;
  return {
    new_reports: reports('new'),
    corrected_reports: reports('correction'),
    withdrawn_reports: reports('withdrawal'),
    redacted_reports: reports('redaction'),
    corrected_cells: changes.filter(isCell).length,
  };
}

function sumOf(counts: readonly ChangeCounts[]): ChangeCounts {
  const sum = (name: keyof ChangeCounts) => counts.reduce((total, one) => total + one[name], 0);
  return {
    new_reports: sum('new_reports'),
    corrected_reports: sum('corrected_reports'),
    withdrawn_reports: sum('withdrawn_reports'),
    redacted_reports: sum('redacted_reports'),
    corrected_cells: sum('corrected_cells'),
  };
}
