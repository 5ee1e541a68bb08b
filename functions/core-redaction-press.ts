import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { bytesHoldText, documentHoldsText } from '../core/findings/holds-text.ts';
import { redactQuotes } from '../core/findings/redact-quotes.ts';
import { regionOf } from '../core/forms/canonical-report.ts';
import type { FileEntry } from '../core/publish/feed-file.ts';
import { feedName, provinceOf, type ShardPlace } from '../core/publish/feed-name.ts';
import { parseIndex } from '../core/publish/parse-index.ts';
import { redactFile } from '../core/publish/redaction/redact-file.ts';
import { REDACTED_PAGE } from '../core/publish/redaction/redacted-page.ts';
import { redactionList } from '../core/publish/redaction/redaction-list.ts';
import { parseRelease } from '../core/publish/release/parse-release.ts';
import { readParquet } from './read-parquet.ts';
import type { RedactionPress } from './redaction-press.ts';

/** What redacting takes from the core. */
export const coreRedactionPress: RedactionPress = {
  rootKey: feedName.root(),
  releasesKey: feedName.releases(),
  listKey: feedName.redactions(),
  manifestKey: feedName.releaseManifest,
  latestOf: (index) => parseRelease.index(index).latest,
  parseRoot: parseIndex.root,
  parseManifest: parseRelease.manifest,
  findReport: async (root, reportId, read) => {
    const { year, region } = shardOf(reportId);
    const yearEntry = root.years.find((entry) => entry.year === year);
    if (yearEntry === undefined) return [];
    const { provinces } = parseIndex.year(await read(yearEntry));
    const province = provinces.find((entry) => entry.province === provinceOf(region));
    if (province === undefined) return [];
    const shard = parseIndex.province(await read(province)).regions.find((entry) => entry.region === region);
    if (shard === undefined) return [];
    const manifest = await read(shard);
    const own = entriesOf(JSON.parse(new TextDecoder().decode(manifest)), reportId);
    return own.length === 0 ? [] : [...own, ...parseIndex.manifest(manifest).files];
  },
  shardFolder: (reportId) => feedName.shardFolder(shardOf(reportId)),
  redactFile: (path, body, place) =>
    redactFile(path, body, {
      place,
      gzip: (bytes) => gzipSync(bytes),
      gunzip: (bytes) => gunzipSync(bytes),
      parquet: readParquet,
    }),
  redactQuotes,
  bytesHoldText,
  documentHoldsText,
  redactPage: () => new TextEncoder().encode(REDACTED_PAGE),
  parseList: redactionList.parse,
  list: (standing, more) => redactionList.with(standing, more, sha256),
  sha256,
};

function shardOf(reportId: string): ShardPlace {
  return { year: Number(reportId.slice(reportId.lastIndexOf('.') + 1)), region: regionOf(reportId) };
}

/** Whatever a manifest names for a report, in whichever list: its document, its page, its history. */
function entriesOf(manifest: unknown, reportId: string): readonly FileEntry[] {
  if (Array.isArray(manifest)) return manifest.flatMap((one: unknown) => entriesOf(one, reportId));
  if (typeof manifest !== 'object' || manifest === null) return [];
  const isOwn = 'report_id' in manifest && manifest.report_id === reportId;
  if (!isOwn) return Object.values(manifest).flatMap((value) => entriesOf(value, reportId));
  return filesIn(manifest);
}

function filesIn(value: unknown): readonly FileEntry[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(filesIn);
  // An index of ours: what has a path has all that an entry has.
  return 'path' in value ? [value as FileEntry, ...inner] : inner;
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
