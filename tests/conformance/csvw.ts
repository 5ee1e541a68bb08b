import jsonld from 'jsonld';
import { rowsOf, splitTable } from '../../core/publish/release/own-csv.ts';
import { profile } from './profiles.ts';

const CSVW = 'http://www.w3.org/ns/csvw';

type Expand = (
  document: object,
  options: { readonly documentLoader: (url: string) => Promise<object> },
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

interface Metadata {
  readonly '@context': unknown;
  readonly url: string;
  readonly tableSchema: {
    readonly primaryKey: readonly string[];
    readonly columns: readonly {
      readonly name: string;
      readonly titles: readonly string[];
      readonly datatype: string;
      readonly required?: boolean;
    }[];
  };
}

const DATATYPES: Readonly<Record<string, RegExp>> = {
  string: /^[^]*$/,
  gYear: /^\d{4}$/,
  integer: /^-?\d+$/,
  decimal: /^-?\d+(?:\.\d+)?$/,
};

/** A table with what is said of it. */
export interface DescribedCsv {
  readonly metadata: string;
  readonly csv: Uint8Array;
  /** The name under which the table was put. */
  readonly url: string;
}

/**
 * What CSV on the Web holds against a table and its metadata: the context, the header, required and typed cells, and
 * the key. There is no validator to ask, so these checks are ours.
 */
export async function csvwTroubles({ metadata, csv, url }: DescribedCsv): Promise<readonly string[]> {
  const document = JSON.parse(metadata) as Metadata; // our own document
  return [
    ...(document.url === url ? [] : [`it speaks of ${document.url}, not of ${url}`]),
    ...(await contextTroubles(document)),
    ...tableTroubles(document, csv),
  ];
}

/** Every word has to be one of the vocabulary; what is not is dropped by expanding. */
async function contextTroubles(document: Metadata): Promise<readonly string[]> {
  const context = document['@context'];
  if (!Array.isArray(context) || context[0] !== CSVW) return [`the context does not begin with ${CSVW}`];
  const documentLoader = async (asked: string) => {
    if (asked !== CSVW) throw new Error(`${asked} is not asked for by CSV on the Web`);
    return { contextUrl: undefined, documentUrl: CSVW, document: JSON.parse(profile('csvw-context.json')) };
  };
  const expand = jsonld.expand as unknown as Expand; // its types know neither our document nor an own loader
  const [expanded] = await expand(document, { documentLoader });
  const schema = (expanded?.[`${CSVW}#tableSchema`] as readonly Record<string, unknown>[] | undefined)?.[0];
  const columns = schema?.[`${CSVW}#column`] as readonly { '@list'?: readonly unknown[] }[] | undefined;
  const count = columns?.[0]?.['@list']?.length ?? columns?.length ?? 0;
  return count === document.tableSchema.columns.length ? [] : [`expanded, it has ${count} columns`];
}

function tableTroubles({ tableSchema }: Metadata, csv: Uint8Array): readonly string[] {
  const { columns, primaryKey } = tableSchema;
  const { header, body } = splitTable(csv);
  const titles = columns.map((column) => column.titles[0] ?? '');
  if (header !== titles.join(',')) return [`the header is not that of the titles: ${header}`];
  const keyed = primaryKey.map((name) => columns.findIndex((column) => column.name === name));
  if (keyed.includes(-1)) return [`the key ${primaryKey.join(', ')} is of no columns`];
  const keys = new Set<string>();
  const troubles: string[] = [];
  for (const row of rowsOf(body)) {
    const key = keyed.map((at) => row[at]).join('\n');
    if (keys.has(key)) troubles.push(`the key ${key} stands twice`);
    keys.add(key);
    troubles.push(...columns.flatMap((column, at) => cellTroubles(column, row[at] ?? '')));
  }
  return troubles;
}

function cellTroubles(
  { name, datatype, required = false }: Metadata['tableSchema']['columns'][number],
  cell: string,
): readonly string[] {
  if (cell === '') return required ? [`${name} is required and empty`] : [];
  const type = DATATYPES[datatype];
  if (type === undefined) return [`the datatype ${datatype} of ${name} is not known`];
  return type.test(cell) ? [] : [`${name} is no ${datatype}: ${cell}`];
}
