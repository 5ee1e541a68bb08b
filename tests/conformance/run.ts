import { atomTroubles } from './atom.ts';
import { csvwTroubles } from './csvw.ts';
import { dataPackageTroubles } from './data-package.ts';
import { dcatTroubles } from './dcat.ts';
import { hasProfiles } from './profiles.ts';
import { publishedDocuments, type PublishedDocuments } from './published-documents.ts';

/** One document against one profile: it has to conform, and what is broken in it on purpose has to be found. */
interface Check {
  readonly name: string;
  readonly troubles: () => Promise<readonly string[]> | readonly string[];
  /** The same document with something wrong, by what is wrong. */
  readonly broken: Readonly<Record<string, () => Promise<readonly string[]> | readonly string[]>>;
}

/** `npm run check`, conformance: documents of a release that was really cut, against the official profiles. */
if (!hasProfiles()) {
  console.log('not measured: the official profiles are not beside the checkout');
} else {
  const failures = await run(checksOf(await publishedDocuments()));
  process.exitCode = failures === 0 ? 0 : 1;
}

async function run(checks: readonly Check[]): Promise<number> {
  let failures = 0;
  for (const { name, troubles, broken } of checks) {
    const found = await troubles();
    const missed: string[] = [];
    for (const [what, check] of Object.entries(broken)) {
      if ((await check()).length === 0) missed.push(what);
    }
    if (found.length + missed.length > 0) failures += 1;
    console.log(`${found.length + missed.length === 0 ? 'conforms' : 'FAILS   '} ${name}`);
    for (const trouble of found.slice(0, 20)) console.log(`  ${trouble}`);
    for (const what of missed) console.log(`  not found: ${what}`);
  }
  return failures;
}

function checksOf({ packages, tables, catalogue, feeds }: PublishedDocuments): readonly Check[] {
  return [
    ...packages.map(({ name, text }) => ({
      name: `${name}: Data Package 2.0`,
      troubles: () => dataPackageTroubles(text),
      broken: {
        'an absolute path': () =>
          dataPackageTroubles(text.replace('"path":"observations', '"path":"/observations')),
        'a field type that does not exist': () =>
          dataPackageTroubles(text.replace('"type":"year"', '"type":"nonsense"')),
        'no resources': () => dataPackageTroubles(text.replace('"resources":', '"resource":')),
      },
    })),
    ...tables.map((table) => ({
      name: `${table.name}: CSV on the Web`,
      troubles: () => csvwTroubles(table),
      broken: {
        'a title that is not the header': () =>
          csvwTroubles({
            ...table,
            metadata: table.metadata.replace('"titles":["region"]', '"titles":["Region"]'),
          }),
        'a row twice': () => csvwTroubles({ ...table, csv: withLastRowTwice(table.csv) }),
        'another context': () =>
          csvwTroubles({
            ...table,
            metadata: table.metadata.replace('http://www.w3.org/ns/csvw', 'http://www.w3.org/ns/csv'),
          }),
        'a required cell that is empty': () =>
          csvwTroubles({
            ...table,
            csv: Buffer.from(
              Buffer.from(table.csv)
                .toString()
                .replaceAll(/,20(?:21|22),2021,/g, ',,2021,'),
            ),
          }),
      },
    })),
    {
      name: 'catalog.jsonld: DCAT-AP 3.0.1',
      troubles: () => dcatTroubles(catalogue),
      broken: {
        'a dataset without a title': () => dcatTroubles(withoutTitle(catalogue, 'dcat:Dataset')),
        'a contact that is no vcard:Kind': () =>
          dcatTroubles(catalogue.replace('"vcard:Kind"', '"vcard:Group"')),
        'a distribution without an address': () =>
          dcatTroubles(catalogue.replaceAll('dcat:accessURL', 'dcat:accessUri')),
      },
    },
    ...feeds.map(({ name, text }) => ({
      name: `${name}: Atom (RFC 4287)`,
      troubles: () => atomTroubles(text),
      broken: {
        'no updated': () => atomTroubles(text.replace(/<updated>[^<]*<\/updated>/, '')),
        'no author': () => atomTroubles(text.replaceAll(/<author>[^]*?<\/author>/g, '')),
        'no id': () => atomTroubles(text.replace(/<id>[^<]*<\/id>/, '')),
        'a name that is not absolute': () => atomTroubles(text.replace('<id>tag:', '<id>')),
        'a name twice': () =>
          atomTroubles(
            text.replace('<id>', '<id>tag:example.org,2022:x</id><id>tag:example.org,2022:x</id><id>'),
          ),
        'an address without a host': () =>
          atomTroubles(text.replace('href="https://data.example.org', 'href="')),
        'an element of no vocabulary': () => atomTroubles(text.replaceAll('author>', 'writer>')),
      },
    })),
  ];
}

function withLastRowTwice(csv: Uint8Array): Uint8Array {
  const lines = Buffer.from(csv).toString().trimEnd().split('\r\n');
  return Buffer.from(`${[...lines, lines.at(-1)].join('\r\n')}\r\n`);
}

function withoutTitle(catalogue: string, type: string): string {
  const document = JSON.parse(catalogue);
  for (const node of document['@graph']) if (node['@type'] === type) delete node['dct:title'];
  return JSON.stringify(document);
}
