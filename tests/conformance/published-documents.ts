import { aReport } from '../core/publish/shard-factory.ts';
import { aReleaseYear, FACTS, makeYear } from '../core/publish/release/release-factory.ts';
import { catalogue } from '../../core/publish/release/catalogue.ts';
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

/** The documents of a release of a small state. */
export async function publishedDocuments(): Promise<PublishedDocuments> {
  const made = await makeYear(aReleaseYear([aReport(), aReport({ orgId: '110000-gov' })]));
  const files = [...made].map(([name, { entry }]) => ({ name, entry }));
  return {
    packages: [{ name: 'datapackage.json', text: made.get('2021/datapackage.json')?.body.toString() ?? '' }],
    tables: ['observations.csv', 'reports.csv'].map((name) => ({
      name,
      metadata: made.get(`2021/${name}-metadata.json`)?.body.toString() ?? '',
      csv: made.get(`2021/${name}`)?.body ?? Buffer.of(),
      url: made.get(`2021/${name}`)?.entry.path.replace(/^.*\//, '') ?? '',
    })),
    catalogue: catalogue(
      [{ year: 2021, files: files.filter(({ name }) => /\.(csv|gz|parquet|ndjson|zip)$/.test(name)) }],
      FACTS,
    ),
    feeds: [],
  };
}
