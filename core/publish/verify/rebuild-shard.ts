import type { CellMark, CellStatus } from '../../forms/canonical-report.ts';
import { formById } from '../../forms/form.ts';
import type { ShardManifest } from '../index-document.ts';
import { observationsCsv } from '../observations-csv.ts';
import type { PublishedReport } from '../published-report.ts';
import { readFigures } from '../read-back/read-figures.ts';
import { rowsOf, splitTable } from '../release/own-csv.ts';
import { parseCompact } from '../release/read-compact.ts';
import { reportsCsv } from '../reports-csv.ts';
import { reportsJson } from '../reports-json.ts';
import { orderShard } from '../shard.ts';

/** The tables of a shard, by the names that its manifest lists. */
export type ShardTables = Readonly<Record<'observations.csv' | 'reports.csv' | 'reports.json', Uint8Array>>;

/**
 * The wide table and the JSON of a shard, made anew from its long table: values, statuses, printed texts and
 * revisions are those of the long table. What that does not have (names, sources) is taken from the JSON.
 */
export function rebuildFromLong(
  manifest: Pick<ShardManifest, 'year' | 'region' | 'licence'>,
  { 'observations.csv': long, 'reports.json': json }: Pick<ShardTables, 'observations.csv' | 'reports.json'>,
): Pick<ShardTables, 'reports.csv' | 'reports.json'> {
  const cells = cellsOf(long);
  const reports = readFigures(json).map((report) => withCells(report, cells.get(report.reportId) ?? []));
  const shard = shardOf(manifest, reports, json);
  return { 'reports.csv': encode(reportsCsv(shard)), 'reports.json': encode(reportsJson(shard)) };
}

/** The two tables of a shard made anew from its JSON, to see what stood in one whose bytes were changed. */
export function rebuildFromJson(
  manifest: Pick<ShardManifest, 'year' | 'region' | 'licence'>,
  json: Uint8Array,
): Pick<ShardTables, 'observations.csv' | 'reports.csv'> {
  const shard = shardOf(manifest, readFigures(json), json);
  return { 'observations.csv': encode(observationsCsv(shard)), 'reports.csv': encode(reportsCsv(shard)) };
}

function shardOf(
  { year, region, licence }: Pick<ShardManifest, 'year' | 'region' | 'licence'>,
  reports: readonly PublishedReport[],
  json: Uint8Array,
) {
  const named = parseCompact(json).reports.flatMap(({ org_id: orgId, org_name: nameZh }) =>
    nameZh === null ? [] : [[orgId, { ...NAMED_ONLY, orgId, nameZh }] as const],
  );
  return orderShard({ year, region, reports, organisations: new Map(named), rounds: [], licence });
}

/** Of an organisation tables print nothing but the name. */
const NAMED_ONLY = { kind: 'other', region: '', validFrom: '', revision: 0 } as const;

interface LongCell {
  readonly code: string;
  readonly value: string;
  readonly status: string;
  readonly revision: number;
  readonly raw: string;
}

function cellsOf(long: Uint8Array): ReadonlyMap<string, readonly LongCell[]> {
  const { header, body } = splitTable(long);
  const column = new Map(header.split(',').map((name, at) => [name, at]));
  const cells = [...rowsOf(body)].map((fields) => {
    const field = (name: string) => fields[column.get(name) ?? -1] ?? '';
    const [code, value, status, raw] = [field('code'), field('value'), field('status'), field('raw')];
    return { reportId: field('report_id'), code, value, status, raw, revision: Number(field('revision')) };
  });
  return Map.groupBy(cells, ({ reportId }) => reportId);
}

function withCells(report: PublishedReport, cells: readonly LongCell[]): PublishedReport {
  const byCode = new Map(cells.map((cell) => [cell.code, cell]));
  const marks = cells.flatMap(({ code, status, raw }): [string, CellMark][] => {
    const printed = printedOf(raw, report.marks[code]?.raw);
    if (status === 'reported' && printed === undefined) return [];
    const mark = { status: status as CellStatus }; // another word would not be rendered to the same bytes
    return [[code, printed === undefined ? mark : { ...mark, raw: printed }]];
  });
  return {
    ...report,
    values: formById(report.form).items.map(({ code }) => byCode.get(code)?.value || null),
    marks: Object.fromEntries(marks),
    revision: cells[0]?.revision ?? 0,
  };
}

/** In CSV a text that would start a formula has an apostrophe in front, and an empty one can't be told from none. */
function printedOf(raw: string, inJson: string | undefined): string | undefined {
  if (raw === '') return inJson === '' ? '' : undefined;
  return inJson !== undefined && raw === `'${inJson}` ? inJson : raw;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
