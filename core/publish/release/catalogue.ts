import type { FileEntry } from '../feed-file.ts';
import { feedJson, type Json } from '../feed-json.ts';
import { licenceNote, type ReleaseFacts } from './release-facts.ts';

/** A year of the catalogue with the files that a reader may fetch. */
export interface CataloguedYear {
  readonly year: number;
  readonly files: readonly { readonly name: string; readonly entry: FileEntry }[];
}

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  spdx: 'http://spdx.org/rdf/terms#',
  adms: 'http://www.w3.org/ns/adms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** The European list of file types, for what is published here. */
const FILE_TYPES: readonly (readonly [ending: string, type: string])[] = [
  ['.csv.gz', 'GZIP'],
  ['.csv', 'CSV'],
  ['.ndjson', 'JSON'],
  ['.parquet', 'PARQUET'],
  ['.zip', 'ZIP'],
];

const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type/';
const MEDIA_TYPE = 'https://www.iana.org/assignments/media-types/';
const SHA256 = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256';

/** The catalogue of a release as DCAT-AP 3.0.1 in JSON-LD: a series with a dataset a year and its distributions. */
export function catalogue(years: readonly CataloguedYear[], facts: ReleaseFacts): string {
  const graph = [
    ...frame(years, facts),
    ...years.flatMap((year) => [dataset(year, facts), ...distributions(year, facts)]),
    ...vocabulary(years, facts),
  ];
  return feedJson({ '@context': CONTEXT, '@graph': graph });
}

function frame(years: readonly CataloguedYear[], { publisher, publicUrl, releasedAt }: ReleaseFacts): Json[] {
  const at = idsUnder(publicUrl);
  return [
    {
      '@id': at.catalogue,
      '@type': 'dcat:Catalog',
      'dct:title': words('政府信息公开工作年度报告开放数据目录', 'Open data of disclosure annual reports'),
      'dct:description': words(
        '各级行政机关政府信息公开工作年度报告的开放数据。',
        'Open data of the yearly reports of Chinese public bodies on government information disclosure.',
      ),
      'dct:publisher': { '@id': at.publisher },
      'dct:modified': typed(releasedAt, 'dateTime'),
      'dcat:dataset': years.map(({ year }) => ({ '@id': at.dataset(year) })),
      'dcat:service': { '@id': at.service },
    },
    { '@id': at.publisher, '@type': 'foaf:Agent', 'foaf:name': publisher.name },
    ...(publisher.contact === '' ? [] : [contact(publisher.contact, publisher.name, at.contact)]),
    {
      '@id': at.series,
      '@type': 'dcat:DatasetSeries',
      'dct:title': words('政府信息公开工作年度报告', 'Disclosure annual reports'),
      'dct:description': words('每年一个数据集。', 'A dataset a year.'),
      'dct:publisher': { '@id': at.publisher },
    },
    {
      '@id': at.service,
      '@type': 'dcat:DataService',
      'dct:title': words('查询接口', 'Query API'),
      'dcat:endpointURL': { '@id': `${publicUrl}/api/v1` },
      'dcat:endpointDescription': { '@id': `${publicUrl}/api/v1/openapi.json` },
      'dcat:servesDataset': years.map(({ year }) => ({ '@id': at.dataset(year) })),
    },
  ];
}

/** A contact must be a `vcard:Kind` by its own words. */
function contact(address: string, name: string, id: string): Json {
  const isMail = !address.startsWith('https://');
  return {
    '@id': id,
    '@type': ['vcard:Organization', 'vcard:Kind'],
    'vcard:fn': name,
    ...(isMail
      ? { 'vcard:hasEmail': { '@id': `mailto:${address}` } }
      : { 'vcard:hasURL': { '@id': address } }),
  };
}

function dataset({ year, files }: CataloguedYear, facts: ReleaseFacts): Json {
  const { publicUrl, number, releasedAt, publisher } = facts;
  const at = idsUnder(publicUrl);
  return {
    '@id': at.dataset(year),
    '@type': 'dcat:Dataset',
    'dct:title': words(`政府信息公开工作年度报告（${year}年）`, `Disclosure annual reports, ${year}`),
    'dct:description': words(
      `各级行政机关${year}年政府信息公开工作年度报告统计表。`,
      `The tables of the disclosure annual reports of ${year}.`,
    ),
    'dct:publisher': { '@id': at.publisher },
    ...(publisher.contact !== '' && { 'dcat:contactPoint': { '@id': at.contact } }),
    'dct:modified': typed(releasedAt, 'dateTime'),
    'dcat:version': `${year}.${number}.0`,
    'adms:versionNotes': words('更正见 changes.json。', 'For what changed see changes.json.'),
    'dcat:inSeries': { '@id': at.series },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': typed(`${year}-01-01`, 'date'),
      'dcat:endDate': typed(`${year}-12-31`, 'date'),
    },
    'dcat:distribution': files.map(({ entry }) => ({ '@id': `${publicUrl}/${entry.path}` })),
  };
}

function distributions({ files }: CataloguedYear, { publicUrl, licence, number }: ReleaseFacts): Json[] {
  return files.map(({ name, entry }) => ({
    '@id': `${publicUrl}/${entry.path}`,
    '@type': 'dcat:Distribution',
    'dct:title': name,
    'dcat:accessURL': { '@id': `${publicUrl}/feeds/v1/releases/${number}/manifest.json` },
    'dcat:downloadURL': { '@id': `${publicUrl}/${entry.path}` },
    'dcat:mediaType': { '@id': MEDIA_TYPE + bare(entry.media_type) },
    'dct:format': { '@id': FILE_TYPE + fileType(name) },
    'dct:license': { '@id': licenceNote(licence).url },
    'dcat:byteSize': typed(String(entry.bytes), 'nonNegativeInteger'),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': SHA256 },
      'spdx:checksumValue': typed(entry.sha256, 'hexBinary'),
    },
    'dcat:accessService': { '@id': idsUnder(publicUrl).service },
  }));
}

/** What the profile wants to know the class of. */
function vocabulary(years: readonly CataloguedYear[], { licence }: ReleaseFacts): Json[] {
  const files = years.flatMap((year) => year.files);
  const mediaTypes = new Set(files.map(({ entry }) => MEDIA_TYPE + bare(entry.media_type)));
  const fileTypes = new Set(files.map(({ name }) => FILE_TYPE + fileType(name)));
  return [
    { '@id': licenceNote(licence).url, '@type': 'dct:LicenseDocument' },
    { '@id': SHA256, '@type': 'spdx:ChecksumAlgorithm' },
    ...[...mediaTypes].map((id) => ({ '@id': id, '@type': ['dct:MediaType', 'dct:MediaTypeOrExtent'] })),
    ...[...fileTypes].map((id) => ({ '@id': id, '@type': 'dct:MediaTypeOrExtent' })),
  ];
}

function idsUnder(publicUrl: string) {
  const id = `${publicUrl}/id`;
  return {
    catalogue: `${id}/catalogue`,
    publisher: `${id}/publisher`,
    contact: `${id}/contact`,
    series: `${id}/series/annual-reports`,
    service: `${id}/service/query-v1`,
    dataset: (year: number) => `${id}/dataset/${year}`,
  };
}

function words(zh: string, en: string): Json {
  return [
    { '@value': zh, '@language': 'zh' },
    { '@value': en, '@language': 'en' },
  ];
}

function typed(value: string, type: string): Json {
  return { '@value': value, '@type': `xsd:${type}` };
}

function bare(mediaType: string): string {
  return mediaType.split(';', 1)[0] ?? mediaType;
}

function fileType(name: string): string {
  return FILE_TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? 'OCTET';
}
