import type { PublishedDecision } from '../../../core/publish/published-decision.ts';
import type { PublishedOrganisation } from '../../../core/publish/published-organisation.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';
import type { StoredRevision } from '../../../core/publish/report-history.ts';
import { coreEngine } from '../../../functions/core-engine.ts';
import type { QueryPorts } from '../../../functions/http/query-ports.ts';
import type { SweepNote, UploadRecord } from '../../../functions/ports.ts';

export interface Stored {
  readonly reports?: readonly PublishedReport[];
  /** What stands of reports that were withdrawn. */
  readonly withdrawn?: readonly PublishedReport[];
  readonly organisations?: readonly PublishedOrganisation[];
  readonly decisions?: readonly PublishedDecision[];
  readonly uploads?: readonly UploadRecord[];
  /** What the last sweep saw. */
  readonly swept?: SweepNote;
  /** Regions of which nobody has reported 2021, each with a counter. */
  readonly silent?: readonly string[];
  readonly bodies?: Readonly<Record<string, string>>;
  /** Objects of the feeds by their keys. */
  readonly objects?: ReadonlyMap<string, Uint8Array>;
}

/** Ports over plain data that note every call. */
export function queryPortsDouble(stored: Stored): { readonly ports: QueryPorts; readonly calls: string[] } {
  const calls: string[] = [];
  const {
    reports = [],
    withdrawn = [],
    organisations = [],
    uploads = [],
    bodies = {},
    silent = [],
    objects = new Map(),
    decisions = [],
  } = stored;
  const ports: QueryPorts = {
    feedRoot: async () => {
      calls.push('feedRoot');
      return reports.length === 0
        ? undefined
        : { version: 7, reports: reports.length, changedAt: '2022-01-22T09:12:40Z' };
    },
    feed: {
      get: async (key) => {
        calls.push(`feed.get ${key}`);
        const body = objects.get(key);
        return body === undefined ? undefined : { body, etag: '"etag"' };
      },
    },
    engine: async () => coreEngine,
    now: () => new Date('2022-01-22T09:12:44.567Z'),
    licence: 'CC-BY-4.0',
    decisions: {
      decisionsOfReport: async (id) =>
        decisions.filter(({ decision }) => 'reportId' in decision && decision.reportId === id),
    },
    state: {
      figuresOfShard: async (year, region) => {
        calls.push('state.figuresOfShard');
        return reports
          .filter((report) => report.year === year && report.orgId.startsWith(region))
          .toSorted((one, other) => (one.orgId < other.orgId ? -1 : 1));
      },
      figuresPage: async ({ year, region }, limit, from = '') => {
        calls.push('state.figuresPage');
        const shard = reports
          .filter((report) => report.year === year && report.orgId.startsWith(region) && report.orgId >= from)
          .toSorted((a, b) => (a.orgId < b.orgId ? -1 : 1));
        return { rows: shard.slice(0, limit), more: shard.length > limit };
      },
      unitsUnder: async (region) => {
        calls.push('state.unitsUnder');
        const quiet = silent.map((one) => ({ year: 2021, region: one, dirty: 1 }));
        const units = [...unitsOf(reports.filter(({ orgId }) => orgId.startsWith(region))), ...quiet];
        return [...new Map(units.map((unit) => [`${unit.region} ${unit.year}`, unit])).entries()]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([, unit]) => unit);
      },
      counter: async (unit) => {
        calls.push('state.counter');
        return { unit, dirty: 3, published: 2 };
      },
      sweepNote: async () => {
        calls.push('state.sweepNote');
        return stored.swept;
      },
      counters: async (province) => {
        calls.push('state.counters');
        const own = unitsOf(reports.filter(({ orgId }) => orgId.startsWith(province)));
        return own.map(({ dirty, ...shard }) => ({
          unit: { kind: 'reports', ...shard },
          dirty,
          published: dirty,
        }));
      },
      report: async (id) => {
        calls.push('state.report');
        return reports.find(({ reportId }) => reportId === id);
      },
      stateOfReport: async (id) => {
        calls.push('state.stateOfReport');
        return [...reports, ...withdrawn].find(({ reportId }) => reportId === id);
      },
      organisationPage: async (prefix, limit, after = '') => {
        calls.push('state.organisationPage');
        const rest = organisations.filter(({ orgId }) => orgId.startsWith(prefix) && orgId > after);
        return { rows: rest.slice(0, limit), more: rest.length > limit };
      },
      uploadRecord: async (id) => {
        calls.push('state.uploadRecord');
        return uploads.find(({ receiptId }) => receiptId === id);
      },
      organisations: async (ids) => {
        calls.push('state.organisations');
        return new Map(
          organisations.filter(({ orgId }) => ids.includes(orgId)).map((row) => [row.orgId, row]),
        );
      },
      predecessors: async (prefix) => {
        calls.push('state.predecessors');
        return organisations.flatMap(({ orgId, successor = '' }) =>
          successor.startsWith(prefix) ? [{ successor, predecessor: orgId }] : [],
        );
      },
      decisionsOfReport: async () => {
        calls.push('state.decisionsOfReport');
        return [];
      },
      histories: async (ids) => {
        calls.push('state.histories');
        const found = reports.filter(({ reportId }) => ids.includes(reportId));
        return new Map(
          found.map(({ revision, source, ...report }) => [
            report.reportId,
            Array.from({ length: revision }, (_, at) => storedRevision({ report, source, at })),
          ]),
        );
      },
      figures: async (ids) => {
        calls.push('state.figures');
        return new Map(
          reports.filter(({ reportId }) => ids.includes(reportId)).map((report) => [report.reportId, report]),
        );
      },
    },
    receipts: {
      get: async (key) => {
        calls.push('receipts.get');
        return bodies[key];
      },
    },
  };
  return { ports, calls };
}

/** As many revisions of equal content as the report has; each is told apart by its place. */
function storedRevision({
  report,
  source,
  at,
}: Pick<StoredRevision, 'report' | 'source'> & { readonly at: number }): StoredRevision {
  const token = `1#${at}`;
  return { token, digest: token, source, report };
}

/** The shards of these reports in their order, each counted up by every revision. */
function unitsOf(reports: readonly PublishedReport[]) {
  const units = new Map<string, { year: number; region: string; dirty: number }>();
  for (const { orgId, year, revision } of reports) {
    const region = orgId.slice(0, 6);
    const known = units.get(`${region} ${year}`)?.dirty ?? 0;
    units.set(`${region} ${year}`, { year, region, dirty: known + revision });
  }
  return [...units].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, unit]) => unit);
}
