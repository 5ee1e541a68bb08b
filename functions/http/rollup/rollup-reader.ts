import type { FileEntry } from '../../../core/publish/feed-file.ts';
import { feedName, provinceOf, type ShardPlace } from '../../../core/publish/feed-name.ts';
import type { RootIndex } from '../../../core/publish/index-document.ts';
import { parseIndex } from '../../../core/publish/parse-index.ts';
import { readGroup } from '../../../core/publish/rollup/rollup-document.ts';
import type { ReportState } from '../../../core/publish/rollup/unit-state.ts';
import type { RegionGroups } from '../../../core/query/rollup/region-groups.ts';
import { inParallel } from '../../flows/in-parallel.ts';
import type { QueryPorts } from '../query-ports.ts';

const AT_ONCE = 8;

/** What the roll-up of a region tells of an organisation, as far as it is looked at here. */
export interface ListedUnit {
  readonly org_id: string;
  readonly expected: 'yes' | 'no' | 'excluded';
  readonly report: ReportState;
}

/** What was read of a document that never changes; the newest are kept, because parsing costs more than fetching. */
const parsed = new Map<string, unknown>();
const MOST_KEPT = 64;

/** Reads stored roll-ups, from the root down; what is named by its hash is read and parsed once. */
export class RollupReader {
  readonly #feed: QueryPorts['feed'];
  readonly #releasedRoot: RootIndex | undefined;

  constructor({ feed, releasedRoot }: Pick<QueryPorts, 'feed' | 'releasedRoot'>) {
    this.#feed = feed;
    this.#releasedRoot = releasedRoot;
  }

  /** That of the release, or else of now; undefined before the first publication. */
  async root(): Promise<RootIndex | undefined> {
    if (this.#releasedRoot !== undefined) return this.#releasedRoot;
    const object = await this.#feed.get(feedName.root());
    return object && parseIndex.root(object.body);
  }

  /** The groups of these years: a province each, or, below a region of two, four or six digits, a region each. */
  async groups(root: RootIndex, years: readonly number[], region: string): Promise<readonly RegionGroups[]> {
    const entries = root.years.filter(({ year }) => years.includes(year));
    const found = await inParallel(entries, AT_ONCE, (entry) =>
      region === '' ? this.#provinces(entry) : this.#regions(entry, region),
    );
    return found.flat();
  }

  /** Each organisation of a region in a year, as its roll-up lists it; undefined where it has none. */
  async organisations(
    root: RootIndex,
    { year, region }: ShardPlace,
  ): Promise<readonly ListedUnit[] | undefined> {
    const shard = (await this.#province(root, year, region))?.regions.find((one) => one.region === region);
    if (shard === undefined) return undefined;
    const manifest = await this.#parse(shard, parseIndex.manifest);
    return this.#parse(manifest.rollup, (body) => {
      // The engine wrote it: JSON with this member.
      const { organisations } = JSON.parse(new TextDecoder().decode(body)) as {
        readonly organisations: readonly ListedUnit[];
      };
      return organisations;
    });
  }

  async #provinces(entry: RootIndex['years'][number]): Promise<readonly RegionGroups[]> {
    const index = await this.#parse(entry, parseIndex.year);
    return this.#parse(index.rollup, (body) =>
      parseIndex.yearRollup(body).provinces.map(({ province, groups }) => ({
        year: entry.year,
        region: province,
        groups: groups.map(readGroup),
      })),
    );
  }

  async #regions(entry: RootIndex['years'][number], region: string): Promise<readonly RegionGroups[]> {
    const index = await this.#parse(entry, parseIndex.year);
    const province = index.provinces.find((one) => one.province === provinceOf(region));
    if (province === undefined) return [];
    const { rollup } = await this.#parse(province, parseIndex.province);
    const all = await this.#parse(rollup, (body) =>
      parseIndex.provinceRollup(body).regions.map((row) => ({
        year: entry.year,
        region: row.region,
        groups: row.groups.map(readGroup),
      })),
    );
    return all.filter((row) => row.region.startsWith(region));
  }

  async #province(root: RootIndex, year: number, region: string) {
    const entry = root.years.find((one) => one.year === year);
    const index = entry && (await this.#parse(entry, parseIndex.year));
    const province = index?.provinces.find((one) => one.province === provinceOf(region));
    return province && this.#parse(province, parseIndex.province);
  }

  async #parse<Document>(entry: FileEntry, read: (body: Uint8Array) => Document): Promise<Document> {
    const known = parsed.get(entry.path);
    // Kept under the path by the same reader: a path names one kind of document.
    if (known !== undefined) return known as Document;
    const object = await this.#feed.get(entry.path);
    if (object === undefined) throw new Error(`${entry.path} is named by an index and is not there`);
    const document = read(object.body);
    parsed.set(entry.path, document);
    for (const oldest of parsed.keys()) {
      if (parsed.size <= MOST_KEPT) break;
      parsed.delete(oldest);
    }
    return document;
  }
}
