import { regionOf, reportIdOf } from '../forms/canonical-report.ts';
import { formById, formOfYear, type Form } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import { FeedFault } from './feed-fault.ts';
import type { PublishedOrganisation } from './published-organisation.ts';
import type { PublishedReport } from './published-report.ts';
import type { PublishedRound } from './published-round.ts';
import type { StoredRevision } from './report-history.ts';
import type { ReviewCounts } from './rollup/review-counts.ts';
import { itemsOfTable } from './shard-items.ts';

/** All that is published of one year and region, as the state holds it. */
export interface Shard {
  readonly year: number;
  /** Six digits. */
  readonly region: string;
  readonly reports: readonly PublishedReport[];
  /** All register rows of the region, by id. */
  readonly organisations: ReadonlyMap<string, PublishedOrganisation>;
  /** All rounds of the year, of any area. */
  readonly rounds: readonly PublishedRound[];
  /** SPDX id or URL. */
  readonly licence: string;
  /** Whom readers of pages write to about errors: an address of mail or of the web; absent: nobody is named. */
  readonly contact?: string | undefined;
  /** Reports that were withdrawn: they have no values any more, and stay in the manifest; absent: none. */
  readonly withdrawn?: readonly PublishedReport[];
  /** The stored revisions of every report that has more than one; absent: none has. */
  readonly histories?: ReadonlyMap<string, readonly StoredRevision[]>;
  /** The sum of the revisions of what else was looked at. */
  readonly beside?: number;
  /** What reviewers said of uploads of the shard; absent where nobody reviewed anything. */
  readonly reviews?: ReviewCounts;
}

/** A report beside the name of who filed it; null where the register does not hold the organisation. */
export interface NamedReport {
  readonly report: PublishedReport;
  readonly orgName: string | null;
}

/** A shard proved fit for publishing: its reports in code-point order of organisation. */
export interface OrderedShard {
  readonly year: number;
  readonly region: string;
  readonly form: Form;
  /** The columns of its tables: the year's form, then what imported reports have of another form. */
  readonly items: readonly Item[];
  readonly licence: string;
  readonly contact: string | undefined;
  readonly reports: readonly NamedReport[];
  readonly withdrawn: readonly PublishedReport[];
  readonly histories: ReadonlyMap<string, readonly StoredRevision[]>;
  /**
   * The sum of the revisions of all that these files follow from: reports, the region's organisations, the rounds about
   * it, decisions, the year before. It only grows.
   */
  readonly version: number;
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** Puts a shard in its one order. Throws a `FeedFault` where the state holds what must never be published. */
export function orderShard(shard: Shard): OrderedShard {
  const form = formOfYear(shard.year);
  if (form === undefined) throw new FeedFault(`no form is prescribed for ${shard.year}`);
  const reports = shard.reports.toSorted(byOrganisation);
  const withdrawn = (shard.withdrawn ?? []).toSorted(byOrganisation);
  const seen = new Set<string>();
  for (const report of reports) {
    if (seen.has(report.orgId)) throw new FeedFault(`${report.reportId} stands twice in its shard`);
    seen.add(report.orgId);
    checkReport(report, shard, form);
  }
  return {
    year: shard.year,
    region: shard.region,
    form,
    items: itemsOfTable(form, reports),
    licence: shard.licence,
    contact: shard.contact,
    reports: reports.map((report) => ({
      report,
      orgName: shard.organisations.get(report.orgId)?.nameZh ?? null,
    })),
    withdrawn,
    histories: shard.histories ?? new Map(),
    version:
      (shard.beside ?? 0) +
      revisionsOf([...reports, ...withdrawn, ...shard.organisations.values(), ...roundsAbout(shard)]),
  };
}

function checkReport(report: PublishedReport, shard: Shard, form: Form): void {
  const { reportId } = report;
  if (!belongs(report, shard)) throw new FeedFault(`${reportId} is not of ${shard.region} and ${shard.year}`);
  if (report.form !== form.id && report.provenance === undefined)
    throw new FeedFault(`${reportId} was filed on the ${report.form} form`);
  const { id, items } = formById(report.form);
  if (report.values.length !== items.length)
    throw new FeedFault(`${reportId} does not have the ${items.length} cells of the ${id} form`);
  items.forEach(({ code }, position) => {
    if (!isSound(report, position, code)) throw new FeedFault(`${reportId} holds no sound value for ${code}`);
  });
}

function byOrganisation(a: PublishedReport, b: PublishedReport): number {
  return a.orgId < b.orgId ? -1 : 1;
}

function belongs(report: PublishedReport, shard: Shard): boolean {
  const { reportId, orgId, year } = report;
  return reportId === reportIdOf(orgId, year) && year === shard.year && regionOf(orgId) === shard.region;
}

/** A number has no status but `reported`; nothing else than a number is a value. */
function isSound(report: PublishedReport, position: number, code: string): boolean {
  const value = report.values[position];
  const reported = (report.marks[code]?.status ?? 'reported') === 'reported';
  return typeof value === 'string' ? reported && DECIMAL.test(value) : value === null && !reported;
}

function roundsAbout({ region, rounds }: Shard): readonly PublishedRound[] {
  return rounds.filter(({ area }) => region.startsWith(area));
}

function revisionsOf(records: readonly { readonly revision: number }[]): number {
  return records.reduce((sum, { revision }) => sum + revision, 0);
}
