import { feedFile, fileEntry, type FeedFile, type Sha256 } from './feed-file.ts';
import { feedJson } from './feed-json.ts';
import { feedName, type ShardFileName } from './feed-name.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import type { ShardEntry, ShardManifest } from './index-document.ts';
import { observationsCsv } from './observations-csv.ts';
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
  const reports = renderReports(ordered, sha256);
  const rollup = renderShardRollup(shard, ordered, sha256);
  const manifest = renderManifest(ordered, { formats, reports, rollup: rollup.file }, sha256);
  return {
    files: [
      ...formats.map(({ file }) => file),
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

interface Documents {
  readonly formats: readonly Format[];
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

function renderReports(shard: OrderedShard, sha256: Sha256): readonly ReportFile[] {
  return shard.reports.map((named) => {
    const { reportId, revision, source } = named.report;
    const nameOf = (hash: string) => feedName.report(shard, reportId, hash);
    const file = feedFile(reportJson(named, shard.licence), nameOf, sha256);
    const html = reportPage(named, { licence: shard.licence, json: fileEntry(file) });
    const page = feedFile(html, (hash) => feedName.reportPage(shard, reportId, hash), sha256);
    return { reportId, revision, fileSha256: source.fileSha256, file, page };
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
  };
  return feedFile(feedJson(manifest), (hash) => feedName.shardManifest(shard, hash), sha256);
}

function entryOf(shard: OrderedShard, manifest: FeedFile): ShardEntry {
  const { region, version, reports } = shard;
  return { region, version, reports: reports.length, ...fileEntry(manifest) };
}
