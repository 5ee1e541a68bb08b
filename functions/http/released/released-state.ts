import { hash } from 'node:crypto';
import { regionOf } from '../../../core/forms/canonical-report.ts';
import type { FileEntry } from '../../../core/publish/feed-file.ts';
import { feedName, type ShardPlace } from '../../../core/publish/feed-name.ts';
import { redactionList } from '../../../core/publish/redaction/redaction-list.ts';
import type { ProvinceIndex, RootIndex, ShardManifest } from '../../../core/publish/index-document.ts';
import { parseIndex } from '../../../core/publish/parse-index.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';
import { readFigures } from '../../../core/publish/read-back/read-figures.ts';
import { readOrganisations } from '../../../core/publish/read-back/read-organisations.ts';
import { readReport } from '../../../core/publish/read-back/read-report.ts';
import type { QueryPorts } from '../query-ports.ts';

type State = QueryPorts['state'];
type Root = Pick<RootIndex, 'years' | 'dictionaries'>;
type Read = (entry: FileEntry) => Promise<Uint8Array>;

/**
 * A state that a release has fixed, read from its files as the table is read: the same questions get the same kind of
 * answers. Nothing of the table is asked.
 */
export function releasedState(root: Root, read: Read): State {
  const feeds = new ReleasedFeeds(root, read);
  return {
    figuresOfShard: (year, region) => feeds.figures({ year, region }),
    figuresPage: async (shard, limit, from = '') => {
      const rows = (await feeds.figures(shard)).filter(({ orgId }) => orgId >= from);
      return { rows: rows.slice(0, limit), more: rows.length > limit };
    },
    unitsUnder: (region) => feeds.unitsUnder(region),
    report: (id) => feeds.report(id),
    stateOfReport: async (id) => (await feeds.report(id)) ?? feeds.withdrawn(id),
    figures: async (ids) => {
      const reports = await Promise.all(ids.map((id) => feeds.figuresOf(id)));
      return new Map(reports.flatMap((report) => (report ? [[report.reportId, report] as const] : [])));
    },
    organisations: async (ids) => {
      const wanted = new Set(ids);
      const rows = (await feeds.organisations()).filter(({ orgId }) => wanted.has(orgId));
      return new Map(rows.map((row) => [row.orgId, row]));
    },
    organisationPage: async (prefix, limit, after = '') => {
      const rows = (await feeds.organisations()).filter(
        ({ orgId }) => orgId.startsWith(prefix) && orgId > after,
      );
      return { rows: rows.slice(0, limit), more: rows.length > limit };
    },
    predecessors: async (prefix) =>
      (await feeds.organisations()).flatMap(({ orgId, successor = '' }) =>
        successor.startsWith(prefix) ? [{ successor, predecessor: orgId }] : [],
      ),
    decisionsOfReport: () => never('decisions'),
    histories: () => never('revisions'),
    uploadRecord: () => never('receipts'),
    counter: () => never('counters'),
    counters: () => never('counters'),
    sweepNote: () => never('sweepNote'),
  };
}

async function never(what: string): Promise<never> {
  throw new Error(`a release holds no ${what}`);
}

/** The way from a root to what it holds. */
class ReleasedFeeds {
  readonly #root: Root;
  readonly #read: Read;

  constructor(root: Root, read: Read) {
    this.#root = root;
    this.#read = read;
  }

  async figures(shard: ShardPlace): Promise<readonly PublishedReport[]> {
    const file = (await this.#manifest(shard))?.files.find(({ name }) => name === 'reports.json');
    return file === undefined ? [] : readFigures(await this.#read(file));
  }

  async figuresOf(reportId: string): Promise<PublishedReport | undefined> {
    const rows = await this.figures(placeOf(reportId));
    return rows.find((row) => row.reportId === reportId);
  }

  async report(reportId: string): Promise<PublishedReport | undefined> {
    const manifest = await this.#manifest(placeOf(reportId));
    const entry = manifest?.reports.find(({ report_id }) => report_id === reportId);
    return entry === undefined ? undefined : readReport(await this.#read(entry));
  }

  /** Of a report that was withdrawn: what the manifest tells. */
  async withdrawn(reportId: string): Promise<PublishedReport | undefined> {
    const place = placeOf(reportId);
    const manifest = await this.#manifest(place);
    const entry = manifest?.withdrawn.find(({ report_id }) => report_id === reportId);
    if (manifest === undefined || entry === undefined) return undefined;
    return {
      reportId,
      orgId: reportId.slice(0, reportId.lastIndexOf('.')),
      year: place.year,
      form: manifest.form,
      values: [],
      marks: {},
      sections: {},
      explanations: {},
      withdrawn: true,
      revision: entry.revision,
      source: { fileSha256: entry.file_sha256, receivedAt: entry.received_at, status: 'accepted' },
    };
  }

  /** By region and year, as the table has them. */
  async unitsUnder(region: string): Promise<readonly (ShardPlace & { readonly dirty: number })[]> {
    const province = region.slice(0, 2);
    const indexes = await Promise.all(this.#root.years.map(({ year }) => this.#province(year, province)));
    const units = indexes.flatMap((index) =>
      (index?.regions ?? [])
        .filter((shard) => shard.region.startsWith(region))
        .map((shard) => ({ year: index?.year ?? 0, region: shard.region, dirty: shard.version })),
    );
    return units.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  async organisations() {
    const entry = this.#root.dictionaries.find(({ name }) => name === 'organisations.json');
    return entry === undefined ? [] : readOrganisations(await this.#read(entry));
  }

  async #manifest({ year, region }: ShardPlace): Promise<ShardManifest | undefined> {
    const index = await this.#province(year, region.slice(0, 2));
    const shard = index?.regions.find((entry) => entry.region === region);
    return shard && parseIndex.manifest(await this.#read(shard));
  }

  async #province(year: number, province: string): Promise<ProvinceIndex | undefined> {
    const yearEntry = this.#root.years.find((entry) => entry.year === year);
    if (yearEntry === undefined) return undefined;
    const { provinces } = parseIndex.year(await this.#read(yearEntry));
    const entry = provinces.find((one) => one.province === province);
    return entry && parseIndex.province(await this.#read(entry));
  }
}

function placeOf(reportId: string): ShardPlace {
  const dot = reportId.lastIndexOf('.');
  return { region: regionOf(reportId), year: Number(reportId.slice(dot + 1)) };
}

function keyOf({ region, year }: ShardPlace): string {
  return `${region} ${year}`;
}

/** Whether these are the bytes of a file out of which personal data was taken. */
async function isRedacted(path: string, body: Uint8Array, feed: QueryPorts['feed']): Promise<boolean> {
  const list = await feed.get(feedName.redactions());
  const entry = list && redactionList.parse(list.body).find((one) => one.path === path);
  return entry?.redacted_sha256 === hash('sha256', body);
}

/** Reads what is named, and refuses any other bytes in its place, unless they were redacted. */
export function readNamed({ feed }: Pick<QueryPorts, 'feed'>): Read {
  return async ({ path, sha256, bytes }) => {
    const found = await feed.get(path);
    if (found === undefined) throw new Error(`${path} is named by a release and is not there`);
    if (found.body.length === bytes && hash('sha256', found.body) === sha256) return found.body;
    if (await isRedacted(path, found.body, feed)) return found.body;
    throw new Error(`${path} does not have the bytes that its hash promises`);
  };
}
