import type { PublishedReport } from './published-report.ts';
import { findingsOf } from './report-json.ts';

/**
 * What is open about a report, in short: the codes of its findings, each with the items that it speaks of; none where the
 * whole report is meant.
 */
export function openCodes(report: PublishedReport): Readonly<Record<string, readonly string[]>> {
  if (report.openCodes !== undefined) return report.openCodes;
  const byCode = Map.groupBy(findingsOf(report), ({ code }) => code);
  return Object.fromEntries(
    [...byCode].map(([code, found]) => [code, [...new Set(found.flatMap(({ items }) => items))]]),
  );
}
