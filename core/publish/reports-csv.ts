import { csvText } from './csv-text.ts';
import type { NamedReport, OrderedShard } from './shard.ts';
import { valuesIn } from './shard-items.ts';

const COLUMNS = ['report_id', 'org_id', 'org_name', 'region', 'year', 'form', 'revision'];

/** The wide table of a shard: a row a report, a column for each item of the year's form, blank as empty field. */
export function reportsCsv(shard: OrderedShard): string {
  const header = [...COLUMNS, ...shard.items.map((item) => item.code)].join(',');
  return `${[header, ...shard.reports.map((named) => rowOf(named, shard))].join('\r\n')}\r\n`;
}

/** `join` writes null as an empty field. */
function rowOf({ report, orgName }: NamedReport, { region, items }: OrderedShard): string {
  const { reportId, orgId, year, form, revision } = report;
  const start = `${reportId},${orgId},${csvText(orgName ?? '')},${region},${year},${form},${revision}`;
  return `${start},${valuesIn(report, items).join(',')}`;
}
