import type { FileEntry } from '../feed-file.ts';
import type { ShardManifest } from '../index-document.ts';
import { parseIndex } from '../parse-index.ts';
import type { ChangeOp, ChangeRow } from './change-row.ts';
import type { ChangedShard } from './changed-shards.ts';
import { comparePublished, compareRedactions, parsePublished } from './compare-published.ts';

type Read = (entry: FileEntry) => Promise<Uint8Array>;
type ReportEntry = ShardManifest['reports'][number];

/** All that happened in a shard, by organisation. Reads two files for each report that has a new revision. */
export async function shardChanges(shard: ChangedShard, read: Read): Promise<readonly ChangeRow[]> {
  const before = await reportsOf(shard.before, read);
  const after = await reportsOf(shard.after, read);
  const ids = [...new Set([...before.keys(), ...after.keys()])].toSorted((a, b) => (a < b ? -1 : 1));
  const rows = await Promise.all(
    ids.map((id) => reportChanges({ before: before.get(id), after: after.get(id) }, shard, read)),
  );
  return rows.flat();
}

async function reportsOf(
  entry: FileEntry | undefined,
  read: Read,
): Promise<ReadonlyMap<string, ReportEntry>> {
  if (entry === undefined) return new Map();
  const { reports } = parseIndex.manifest(await read(entry));
  return new Map(reports.map((report) => [report.report_id, report]));
}

interface Pair {
  readonly before: ReportEntry | undefined;
  readonly after: ReportEntry | undefined;
}

/** A file of the same revision differs in the name of its organisation, or because something was taken out of it. */
async function reportChanges(
  { before, after }: Pair,
  shard: ChangedShard,
  read: Read,
): Promise<readonly ChangeRow[]> {
  if (before === undefined) return after === undefined ? [] : [wholeReport('new', after, shard)];
  if (after === undefined) return [wholeReport('withdrawal', before, shard)];
  if (before.sha256 === after.sha256) return [];
  const [was, is] = (await Promise.all([read(before), read(after)])).map(parsePublished);
  if (was === undefined || is === undefined) return [];
  return was.revision === is.revision ? compareRedactions(was, is) : comparePublished(was, is);
}

function wholeReport(op: ChangeOp, { report_id, revision }: ReportEntry, shard: ChangedShard): ChangeRow {
  const isNew = op === 'new';
  return {
    op,
    report_id,
    org_id: report_id.slice(0, report_id.lastIndexOf('.')),
    region: shard.region,
    year: shard.year,
    code: null,
    old: null,
    new: null,
    old_status: null,
    new_status: null,
    old_revision: isNew ? null : revision,
    revision: isNew ? revision : null,
    reason: null,
    receipt: null,
  };
}
