import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ENGINE } from '../../../../core/findings/engine.ts';
import type { FileEntry } from '../../../../core/publish/feed-file.ts';
import { parseIndex } from '../../../../core/publish/parse-index.ts';
import type { PublishedReport } from '../../../../core/publish/published-report.ts';
import type { Making } from '../../../../core/publish/release/made-file.ts';
import type { ReleaseFacts } from '../../../../core/publish/release/release-facts.ts';
import type { Chunks } from '../../../../core/publish/release/release-shard.ts';
import { yearFiles, type ReleaseYear } from '../../../../core/publish/release/year-files.ts';
import { renderItems } from '../../../../core/publish/render-items.ts';
import { renderOrganisations } from '../../../../core/publish/render-organisations.ts';
import { renderShard } from '../../../../core/publish/render-shard.ts';
import { anOrganisation, sha256 } from '../shard-factory.ts';

export const FACTS: ReleaseFacts = {
  number: 7,
  releasedAt: '2022-04-06T02:15:00Z',
  licence: 'CC-BY-4.0',
  publisher: { name: '示例政务公开办公室（合成数据）', contact: 'opendata@example.org' },
  publicUrl: 'https://data.example.org',
};

/** A year of these reports, in shards as they are published. `names` gives organisations a name. */
export function aReleaseYear(
  reports: readonly PublishedReport[],
  names: Readonly<Record<string, string>> = {},
): ReleaseYear {
  const year = reports[0]?.year ?? 2021;
  const organisations = [...new Set(reports.map(({ orgId }) => orgId))].map((orgId) =>
    anOrganisation({ orgId, region: orgId.slice(0, 6), nameZh: names[orgId] ?? `机构${orgId}` }),
  );
  const byRegion = Map.groupBy(reports, ({ orgId }) => orgId.slice(0, 6));
  const shards = [...byRegion].map(([region, some]) => aReleaseShard(year, region, some, organisations));
  const dictionaries = [
    ...renderItems(sha256).files,
    ...renderOrganisations({ organisations, licence: FACTS.licence }, sha256).files,
  ];
  return {
    year,
    engine: ENGINE,
    shards: shards.toSorted((a, b) => (a.region < b.region ? -1 : 1)),
    dictionaries: dictionaries
      .filter(({ key }) => key.endsWith('.csv'))
      .map(({ key, body }) => ({ name: key.replace(/^.*\/|-[0-9a-f]{64}/g, ''), body })),
  };
}

function aReleaseShard(
  year: number,
  region: string,
  reports: readonly PublishedReport[],
  organisations: readonly ReturnType<typeof anOrganisation>[],
) {
  const byId = new Map(organisations.map((row) => [row.orgId, row]));
  const shard = { year, region, reports, organisations: byId, rounds: [], licence: FACTS.licence };
  const { files, manifest } = renderShard(shard, sha256);
  const document = parseIndex.manifest(manifest.body);
  const fileOf = (name: string) => {
    const entry = document.files.find((file) => file.name === name);
    const file = files.find(({ key }) => key === entry?.path);
    if (file === undefined) throw new Error(`no ${name}`);
    return file;
  };
  return {
    year,
    region,
    sha256: manifest.sha256,
    read: async (name: string) => fileOf(name).body,
    bytes: (name: string) => fileOf(name).body.length,
    manifest: async () => document,
  };
}

/** What was made, by name, with the key under which it was put. */
export type Made = ReadonlyMap<string, { readonly entry: FileEntry; readonly body: Buffer }>;

/** Lets files be made and keeps them, as a release does. */
export async function make(making: Making): Promise<Made> {
  const made = new Map<string, { entry: FileEntry; body: Buffer }>();
  for (let step = await making.next(); !step.done; ) {
    if ('entry' in step.value) throw new Error('nothing stands yet');
    const { name, mediaType, chunks, key } = step.value;
    const body = await bytesOf(chunks());
    const hash = createHash('sha256').update(body).digest('hex');
    const path =
      key ?? `feeds/v1/releases/${FACTS.number}/${name.replace(/([^/.]+)([^/]*)$/, `$1-${hash}$2`)}`;
    const entry = { path, sha256: hash, bytes: body.length, media_type: mediaType };
    made.set(name, { entry, body });
    step = await making.next(entry);
  }
  return made;
}

/** All files of a year. */
export function makeYear(year: ReleaseYear, facts: ReleaseFacts = FACTS): Promise<Made> {
  const made = new Map<string, Buffer>();
  const making = yearFiles(year, facts, { gzip: (bytes) => gzipSync(bytes), reread });
  return make(noting(making));

  async function* noting(files: Making): Making {
    for (let step = await files.next(); !step.done; ) {
      const file = step.value;
      const entry = yield file;
      if (!('entry' in file)) made.set(entry.path, await bytesOf(file.chunks()));
      step = await files.next(entry);
    }
  }

  async function* reread({ path }: FileEntry): Chunks {
    yield made.get(path) ?? new Uint8Array();
  }
}

export async function bytesOf(chunks: Chunks): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

export const gunzip = (bytes: Uint8Array): Buffer => gunzipSync(bytes);
