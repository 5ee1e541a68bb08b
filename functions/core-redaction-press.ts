import { hash } from 'node:crypto';
import { regionOf } from '../core/forms/canonical-report.ts';
import { feedName, provinceOf } from '../core/publish/feed-name.ts';
import { parseIndex } from '../core/publish/parse-index.ts';
import { redactDocument } from '../core/publish/redaction/redact-document.ts';
import { REDACTED_PAGE } from '../core/publish/redaction/redacted-page.ts';
import { redactionList } from '../core/publish/redaction/redaction-list.ts';
import { parseRelease } from '../core/publish/release/parse-release.ts';
import type { RedactionPress } from './flows/redact-report.ts';

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
    const year = Number(reportId.slice(reportId.lastIndexOf('.') + 1));
    const yearEntry = root.years.find((entry) => entry.year === year);
    if (yearEntry === undefined) return undefined;
    const region = regionOf(reportId);
    const { provinces } = parseIndex.year(await read(yearEntry));
    const province = provinces.find((entry) => entry.province === provinceOf(region));
    if (province === undefined) return undefined;
    const shard = parseIndex.province(await read(province)).regions.find((entry) => entry.region === region);
    if (shard === undefined) return undefined;
    const { reports } = parseIndex.manifest(await read(shard));
    const entry = reports.find((report) => report.report_id === reportId);
    return entry && { json: entry, page: entry.page };
  },
  redactJson: redactDocument,
  redactPage: () => new TextEncoder().encode(REDACTED_PAGE),
  list: (standing, more) => redactionList.with(standing, more, sha256),
  sha256,
};

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
