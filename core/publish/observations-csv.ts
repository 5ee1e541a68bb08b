import { formById } from '../forms/form.ts';
import { csvText } from './csv-text.ts';
import { openCodes } from './open-codes.ts';
import type { NamedReport, OrderedShard } from './shard.ts';

/** The header of the long table; columns only ever join at the end. */
export const OBSERVATIONS_HEADER =
  'report_id,org_id,region,year,form,code,value,unit,status,flags,revision,raw';

/** The long table of a shard: a row a cell, in the order of organisations and, within a report, of the form it used. */
export function observationsCsv(shard: OrderedShard): string {
  return [OBSERVATIONS_HEADER, ...shard.reports.map((named) => rowsOf(named, shard)), ''].join('\r\n');
}

/** Only what was printed may need quoting: ids, codes, units and statuses are ours, values are proved decimals. */
function rowsOf({ report }: NamedReport, shard: OrderedShard): string {
  const { reportId, orgId, year, form, values, marks, revision } = report;
  const start = `${reportId},${orgId},${shard.region},${year},${form},`;
  const flags = flagsOf(report);
  const rows = formById(form).items.map(({ code, unit }, position) => {
    const { status = 'reported', raw = '' } = marks[code] ?? {};
    return `${start}${code},${values[position] ?? ''},${unit},${status},${flags.get(code) ?? ''},${revision},${csvText(raw)}`;
  });
  return rows.join('\r\n');
}

/** The open findings of each item, parted by spaces. */
function flagsOf(report: NamedReport['report']): ReadonlyMap<string, string> {
  const pairs = Object.entries(openCodes(report)).flatMap(([code, items]) =>
    items.map((item) => ({ code, item })),
  );
  const byItem = Map.groupBy(pairs, ({ item }) => item);
  return new Map([...byItem].map(([item, found]) => [item, found.map(({ code }) => code).join(' ')]));
}
