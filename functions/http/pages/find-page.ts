import { feedName, provinceOf } from '../../../core/publish/feed-name.ts';
import { parseIndex } from '../../../core/publish/parse-index.ts';
import type { PageSubject } from '../../../core/publish/report-page/page-address.ts';
import type { FeedStore } from '../../ports.ts';

/** A report's page as it was published. */
export interface PublishedPage {
  readonly html: string;
  /** Hex, of the bytes. */
  readonly sha256: string;
  /** Where the report's data lies, from the root of the public host. */
  readonly json: string;
}

export type FeedReader = Pick<FeedStore, 'get'>;

/**
 * Finds the page of a report from the root of the feeds down: five objects at most, all but the root named by their
 * hash. Undefined: no such report is published. What is named but missing is our fault.
 */
export async function findPage(
  { reportId, year, region }: Extract<PageSubject, { kind: 'report' }>,
  feed: FeedReader,
): Promise<PublishedPage | undefined> {
  const start = await feed.get(feedName.root());
  if (start === undefined) return undefined;
  const root = parseIndex.root(start.body);
  const yearEntry = root.years.find((entry) => entry.year === year);
  if (yearEntry === undefined) return undefined;
  const { provinces } = parseIndex.year(await must(yearEntry.path, feed));
  const provinceEntry = provinces.find(({ province }) => province === provinceOf(region));
  if (provinceEntry === undefined) return undefined;
  const { regions } = parseIndex.province(await must(provinceEntry.path, feed));
  const shard = regions.find((entry) => entry.region === region);
  if (shard === undefined) return undefined;
  const { reports } = parseIndex.manifest(await must(shard.path, feed));
  const report = reports.find((entry) => entry.report_id === reportId);
  if (report === undefined) return undefined;
  const html = new TextDecoder('utf-8', { fatal: true }).decode(await must(report.page.path, feed));
  return { html, sha256: report.page.sha256, json: report.path };
}

async function must(key: string, feed: FeedReader): Promise<Uint8Array> {
  const found = await feed.get(key);
  if (found === undefined) throw new Error(`${key} is named by an index and is not there`);
  return found.body;
}
