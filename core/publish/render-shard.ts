import { feedFile, fileEntry, type FeedFile, type Sha256 } from './feed-file.ts';
import { feedJson } from './feed-json.ts';
import { feedName, type ShardFileName } from './feed-name.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import { historyJson } from './history-json.ts';
import type { ShardEntry, ShardManifest } from './index-document.ts';
import { observationsCsv } from './observations-csv.ts';
import { reportHistory, type ReportRevision } from './report-history.ts';
import { reportJson } from './report-json.ts';
import { reportPage } from './report-page/report-page.ts';
import { reportsCsv } from './reports-csv.ts';
import { reportsJson } from './reports-json.ts';
import { renderShardRollup } from './rollup/render-rollup.ts';
import type { GroupDocument } from './rollup/rollup-document.ts';
import { orderShard, type OrderedShard, type Shard } from './shard.ts';

/** A shard ready to be put: `files`, then the `manifest` that names them, then `entry` into the indexes. */
export interface RenderedShard {
  readonly files: readonly FeedFile[];
  readonly manifest: FeedFile;
  readonly entry: ShardEntry;
  /** What goes into the roll-ups above. */
  readonly groups: readonly GroupDocument[];
}

/**
 * Renders all files of a shard. The bytes follow from the shard alone: no clock, one order whatever the order
 * of the input. Throws a `FeedFault` where the state holds what must never be published.
 */
export function renderShard(shard: Shard, sha256: Sha256): RenderedShard {
  const ordered = orderShard(shard);
  const formats = renderFormats(ordered, sha256);
  const histories = renderHistories(ordered, sha256);
  const reports = renderReports(ordered, histories, sha256);
  const rollup = renderShardRollup(shard, ordered, sha256);
  const manifest = renderManifest(ordered, { formats, reports, histories, rollup: rollup.file }, sha256);
  return {
    files: [
      ...[...formats, ...histories].map(({ file }) => file),
      ...reports.flatMap(({ file, page }) => [file, page]),
      rollup.file,
    ],
    manifest,
    entry: entryOf(ordered, manifest),
    groups: rollup.groups,
  };
}

interface Format {
  readonly name: ShardFileName;
  readonly file: FeedFile;
  readonly rows: number;
}

interface ReportFile {
  readonly reportId: string;
  readonly revision: number;
  readonly fileSha256: string;
  readonly file: FeedFile;
  readonly page: FeedFile;
}

interface HistoryFile {
  readonly reportId: string;
  readonly history: readonly ReportRevision[];
  readonly file: FeedFile;
}

interface Documents {
  readonly formats: readonly Format[];
  readonly histories: readonly HistoryFile[];
  readonly reports: readonly ReportFile[];
  readonly rollup: FeedFile;
}

function renderFormats(shard: OrderedShard, sha256: Sha256): readonly Format[] {
  const { length } = shard.reports;
  const cells = shard.reports.reduce((sum, { report }) => sum + report.values.length, 0);
  const format = (name: ShardFileName, text: string, rows: number): Format => ({
    name,
    file: feedFile(text, (hash) => feedName.shardFile(shard, name, hash), sha256),
    rows,
  });
  return [
    format('observations.csv', observationsCsv(shard), cells),
    format('reports.csv', reportsCsv(shard), length),
    format('reports.json', reportsJson(shard), length),
  ];
}

function renderReports(
  shard: OrderedShard,
  histories: readonly HistoryFile[],
  sha256: Sha256,
): readonly ReportFile[] {
  const told = new Map(histories.map((one) => [one.reportId, one]));
  return shard.reports.map((named) => {
    const { reportId, revision, source } = named.report;
    const nameOf = (hash: string) => feedName.report(shard, reportId, hash);
    const file = feedFile(reportJson(named, shard.licence), nameOf, sha256);
    const past = told.get(reportId);
    const history = past && { revisions: past.history, file: fileEntry(past.file) };
    const { licence, contact } = shard;
    const html = reportPage(named, { licence, json: fileEntry(file), history, contact });
    const page = feedFile(html, (hash) => feedName.reportPage(shard, reportId, hash), sha256);
    return { reportId, revision, fileSha256: source.fileSha256, file, page };
  });
}

/** What changed in every report that changed at all, or was withdrawn. */
function renderHistories(shard: OrderedShard, sha256: Sha256): readonly HistoryFile[] {
  const told = [...shard.reports.map(({ report }) => report), ...shard.withdrawn];
  return told
    .toSorted((a, b) => (a.orgId < b.orgId ? -1 : 1))
    .flatMap(({ reportId }) => {
      const history = reportHistory(shard.histories.get(reportId) ?? []);
      if (history.length < 2 && history[0]?.kind !== 'withdrawal') return [];
      const nameOf = (hash: string) => feedName.history(shard, reportId, hash);
      const file = feedFile(historyJson(history, shard.licence), nameOf, sha256);
      return [{ reportId, history, file }];
    });
}

function renderManifest(shard: OrderedShard, documents: Documents, sha256: Sha256): FeedFile {
  const manifest: ShardManifest = {
    schema: FEED_SCHEMA,
    year: shard.year,
    region: shard.region,
    version: shard.version,
    licence: shard.licence,
    form: shard.form.id,
    rollup: fileEntry(documents.rollup),
    files: documents.formats.map(({ name, file, rows }) => ({ name, ...fileEntry(file), rows })),
    reports: documents.reports.map(({ reportId, revision, fileSha256, file, page }) => ({
      report_id: reportId,
      revision,
      file_sha256: fileSha256,
      ...fileEntry(file),
      page: fileEntry(page),
    })),
    withdrawn: shard.withdrawn.map(({ reportId, revision, source, correctionReason }) => ({
      report_id: reportId,
      revision,
      file_sha256: source.fileSha256,
      received_at: source.receivedAt,
      reason: correctionReason ?? null,
    })),
    histories: documents.histories.map(({ reportId, history, file }) => ({
      report_id: reportId,
      revisions: history.length,
      ...fileEntry(file),
    })),
  };
  return feedFile(feedJson(manifest), (hash) => feedName.shardManifest(shard, hash), sha256);
}

function entryOf(shard: OrderedShard, manifest: FeedFile): ShardEntry {
  const { region, version, reports } = shard;
  return { region, version, reports: reports.length, ...fileEntry(manifest) };
}
