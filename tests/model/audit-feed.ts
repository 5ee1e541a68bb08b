import type { FileEntry } from '../../core/publish/feed-file.ts';
import type { MemoryObjects } from '../functions/memory/memory-objects.ts';
import { hashOf } from './hash.ts';
import { modelPress } from './model-press.ts';

/** A report as the model's feed shows it. */
export interface ShownReport {
  readonly reportId: string;
  readonly revision: number;
  readonly value: string;
  readonly name: string | null;
  /** Its explanation. */
  readonly note: string | null;
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
  for (const yearEntry of root.years) {
    const year = modelPress.parseYear(checked(feed, yearEntry));
    for (const provinceEntry of year.provinces) {
      for (const shard of modelPress.parseProvince(checked(feed, provinceEntry)).regions) {
        unitVersions.set(`${yearEntry.year}/${shard.region}`, shard.version);
        reports.push(...shardReports(feed, shard));
      }
    }
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
  return { version: root.version, unitVersions, reports, organisations, rounds };
}

/** The body behind an entry. */
export function checked(feed: MemoryObjects, { path, sha256, bytes }: FileEntry): Uint8Array {
  const body = feed.get(path)?.body;
  if (body === undefined) throw new InvariantBroken(`I3: ${path} is named and not there`);
  if (body.length !== bytes || hashOf(body) !== sha256)
    throw new InvariantBroken(`I3: ${path} has other bytes`);
  return body;
}

function shardReports(feed: MemoryObjects, shard: FileEntry): readonly ShownReport[] {
  // Printed by the model's press.
  const manifest = JSON.parse(textOf(checked(feed, shard))) as { readonly files: readonly FileEntry[] };
  return manifest.files.map((entry) => JSON.parse(textOf(checked(feed, entry))) as ShownReport);
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body).toString();
}
