import type { FileEntry } from '../feed-file.ts';
import { feedJson, type Json } from '../feed-json.ts';
import { licenceNote, type ReleaseFacts } from './release-facts.ts';
import { columnsOf, keyOf, type TableColumn } from './table-columns.ts';

/** A table of a year's folder with its header. */
export interface DescribedTable {
  /** `observations.csv`; its file has a hash in its name too. */
  readonly name: string;
  readonly header: string;
  readonly entry: FileEntry;
}

/** What a year's folder holds. */
export interface DescribedYear {
  readonly year: number;
  readonly tables: readonly DescribedTable[];
}

const PROFILE = 'https://datapackage.org/profiles/2.0';
const TYPES = { text: 'string', year: 'year', integer: 'integer', decimal: 'number' } as const;

/**
 * `datapackage.json` of version 2 of the standard. No `fieldsMatch`: the standard and its own profile contradict each
 * other about it.
 */
export function dataPackage({ year, tables }: DescribedYear, facts: ReleaseFacts): string {
  const { name, url } = licenceNote(facts.licence);
  return feedJson({
    $schema: `${PROFILE}/datapackage.json`,
    name: `gongkai-annual-reports-${year}`,
    title: `政府信息公开工作年度报告统计数据（${year}年）`,
    description: `各级行政机关${year}年政府信息公开工作年度报告。Yearly reports of Chinese public bodies on government information disclosure, ${year}.`,
    homepage: `${facts.publicUrl}/`,
    version: `${year}.${facts.number}.0`,
    created: facts.releasedAt,
    licenses: [name === url ? { path: url } : { name, path: url }],
    contributors: [{ title: facts.publisher.name, roles: ['publisher'] }],
    keywords: ['政府信息公开', '年度报告', 'freedom of information'],
    resources: tables.map(resource),
  });
}

function resource({ name, header, entry }: DescribedTable): Json {
  return {
    $schema: `${PROFILE}/dataresource.json`,
    name: name.slice(0, name.lastIndexOf('.')).toLowerCase(),
    type: 'table',
    path: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: entry.bytes,
    hash: `sha256:${entry.sha256}`,
    dialect: {
      $schema: `${PROFILE}/tabledialect.json`,
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    schema: {
      $schema: `${PROFILE}/tableschema.json`,
      fields: columnsOf(header).map(field),
      primaryKey: keyOf(header),
      missingValues: [''],
    },
  };
}

function field({ name, type, zh, en, required, categories }: TableColumn): Json {
  return {
    name,
    type: TYPES[type],
    title: `${zh} / ${en}`,
    ...(required && { constraints: { required } }),
    ...(categories && { categories: categories.map(({ value, label }) => ({ value, label })) }),
  };
}
