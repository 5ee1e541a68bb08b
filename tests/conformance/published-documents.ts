import { coreReleasePress } from '../../functions/core-release-press.ts';
import { cutRelease } from '../../functions/flows/cut-release.ts';
import { publishUnits } from '../../functions/flows/publish-units.ts';
import { acceptedReport, acceptedRow } from '../functions/records.ts';
import { workshop } from '../functions/workshop.ts';
import { changeFeeds } from './change-feeds.ts';
import type { DescribedCsv } from './csvw.ts';

/** What a release publishes that outsiders have a profile for. */
export interface PublishedDocuments {
  readonly packages: readonly Named[];
  readonly tables: readonly (DescribedCsv & { readonly name: string })[];
  readonly catalogue: string;
  readonly feeds: readonly Named[];
}

interface Named {
  readonly name: string;
  readonly text: string;
}

const RELEASER = {
  publisher: { name: '示例政务公开办公室（合成数据）', contact: 'opendata@example.org' },
  publicUrl: 'https://data.example.org',
};

/** The documents of a release that the real flows cut of a small state in memory, two years of it. */
export async function publishedDocuments(): Promise<PublishedDocuments> {
  const shop = workshop();
  await shop.take([acceptedRow('1#a'), acceptedReport('1#a'), acceptedReport('1#a', { year: 2022 })]);
  const units = [2021, 2022].map((year) => ({ kind: 'reports', year, region: '419001' }) as const);
  await publishUnits([...units, { kind: 'organisations' }], shop.ports);
  const press = coreReleasePress('CC-BY-4.0', RELEASER);
  await cutRelease('command', { ...shop.releasePorts(), press });
  const bodyOf = (key: string) => shop.feed.get(key)?.body ?? new Uint8Array();
  const { files } = press.parseManifest(bodyOf(press.manifestKey(1)));
  const textOf = (key: string) => new TextDecoder().decode(bodyOf(key));
  const ending = (end: string) => files.filter(({ name }) => name.endsWith(end));
  return {
    packages: ending('/datapackage.json').map(({ name, path }) => ({ name, text: textOf(path) })),
    tables: ending('.csv-metadata.json').map(({ name, path }) => {
      const key = path.slice(0, -'-metadata.json'.length);
      const url = key.slice(key.lastIndexOf('/') + 1);
      return { name, metadata: textOf(path), csv: bodyOf(key), url };
    }),
    catalogue: textOf('feeds/v1/catalog.jsonld'),
    feeds: await changeFeeds(RELEASER),
  };
}
