import type { FileEntry } from '../../core/publish/feed-file.ts';
import type { MemoryObjects } from '../functions/memory/memory-objects.ts';
import { hashOf } from './hash.ts';
import { modelPress, type ModelRow } from './model-press.ts';

/** A report as the model's feed shows it. */
export interface ShownReport {
  readonly reportId: string;
  readonly revision: number;
  /** Null where it was withdrawn. */
  readonly value: string | null;
  readonly name: string | null;
  /** Its explanation. */
  readonly note: string | null;
  /** Its value of the year before. */
  readonly before: string | null;
  readonly source: { readonly fileSha256: string };
}

/** A row of the register as the model's feed shows it. */
export interface ShownOrganisation {
  readonly orgId: string;
  readonly nameZh: string;
  readonly kind: string;
  readonly revision: number;
}

/** A round as the model's feed shows it. */
export interface ShownRound {
  readonly roundId: string;
  readonly reason: string;
  readonly revision: number;
}

/** Everything that one state of the feed shows, and how far its parts are. */
export interface ShownFeed {
  readonly version: number;
  readonly unitVersions: ReadonlyMap<string, number>;
  readonly reports: readonly ShownReport[];
  readonly organisations: readonly ShownOrganisation[];
  readonly rounds: readonly ShownRound[];
  /** Register and rounds as each shard tells them, by year and region. */
  readonly collections: ReadonlyMap<string, readonly string[]>;
}

/** What has to be thrown when an invariant does not hold. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';
}

/** Walks from the root through everything that it names, checking every hash and length (I3). */
export function auditFeed(feed: MemoryObjects): ShownFeed | undefined {
  const rootBody = feed.get(modelPress.rootKey)?.body;
  return rootBody === undefined ? undefined : auditFrom(rootBody, feed);
}

/** The same from any root, such as that of a release. */
export function auditFrom(rootBody: Uint8Array, feed: MemoryObjects): ShownFeed {
  const root = modelPress.parseRoot(rootBody);
  const unitVersions = new Map<string, number>();
  const reports: ShownReport[] = [];
  const collections = new Map<string, readonly string[]>();
  for (const yearEntry of root.years) {
    const year = modelPress.parseYear(checked(feed, yearEntry));
    for (const provinceEntry of year.provinces) {
      const province = modelPress.parseProvince(checked(feed, provinceEntry));
      for (const shard of province.regions) {
        unitVersions.set(`${yearEntry.year}/${shard.region}`, shard.version);
        const manifest = manifestOf(feed, shard);
        collections.set(`${yearEntry.year}/${shard.region}`, manifest.collection);
        reports.push(...shardReports(feed, manifest));
      }
      checkRollup(feed, province.rollup, province.regions);
    }
    const regions = [...unitVersions].filter(([unit]) => unit.startsWith(`${yearEntry.year}/`));
    checkRollup(
      feed,
      year.rollup,
      regions.map(([, version]) => ({ version })),
    );
  }
  const rowsOf = (name: string) =>
    root.dictionaries.flatMap((entry) => {
      if (entry.name !== `${name}.json`) return [];
      unitVersions.set(name, entry.version);
      return JSON.parse(textOf(checked(feed, entry))) as unknown[];
    });
  // Printed by the model's press.
  const organisations = rowsOf('organisations') as ShownOrganisation[];
  const rounds = rowsOf('rounds') as ShownRound[];
  return { version: root.version, unitVersions, reports, organisations, rounds, collections };
}

/** The body behind an entry. */
export function checked(feed: MemoryObjects, { path, sha256, bytes }: FileEntry): Uint8Array {
  const body = feed.get(path)?.body;
  if (body === undefined) throw new InvariantBroken(`I3: ${path} is named and not there`);
  if (body.length !== bytes || hashOf(body) !== sha256)
    throw new InvariantBroken(`I3: ${path} has other bytes`);
  return body;
}

/** Every roll-up tells the versions of the very shards that stand beside it. */
function checkRollup(
  feed: MemoryObjects,
  rollup: FileEntry,
  shards: readonly { readonly version: number }[],
): void {
  // Printed by the model's press.
  const { rows } = JSON.parse(textOf(checked(feed, rollup))) as { readonly rows: readonly ModelRow[] };
  const told = rows.flatMap(({ groups }) => groups.map(({ version }) => version));
  const expected = shards.map(({ version }) => version);
  const inOrder = (versions: readonly number[]) => versions.toSorted((a, b) => a - b).join(' ');
  if (inOrder(told) !== inOrder(expected))
    throw new InvariantBroken(`I2: ${rollup.path} adds up ${told.join(' ')}, not ${expected.join(' ')}`);
}

interface ShownManifest {
  readonly files: readonly FileEntry[];
  readonly collection: readonly string[];
}

function manifestOf(feed: MemoryObjects, shard: FileEntry): ShownManifest {
  return JSON.parse(textOf(checked(feed, shard))) as ShownManifest; // printed by the model's press
}

function shardReports(feed: MemoryObjects, manifest: ShownManifest): readonly ShownReport[] {
  return manifest.files.map((entry) => JSON.parse(textOf(checked(feed, entry))) as ShownReport);
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body).toString();
}
