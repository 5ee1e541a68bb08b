import { formById } from '../forms/form.ts';
import { csvText } from './csv-text.ts';
import type { NamedReport, OrderedShard } from './shard.ts';

const COLUMNS = 'report_id,org_id,region,year,form,code,value,unit,status,flags,revision,raw';

/** The long table of a shard: a row a cell, in the order of organisations and, within a report, of the form it used. */
export function observationsCsv(shard: OrderedShard): string {
  return [COLUMNS, ...shard.reports.map((named) => rowsOf(named, shard)), ''].join('\r\n');
}

/** Only what was printed may need quoting: ids, codes, units and statuses are ours, values are proved decimals. */
function rowsOf({ report }: NamedReport, shard: OrderedShard): string {
  const { reportId, orgId, year, form, values, marks, revision } = report;
  const start = `${reportId},${orgId},${shard.region},${year},${form},`;
  const rows = formById(form).items.map(({ code, unit }, position) => {
    const { status = 'reported', raw = '' } = marks[code] ?? {};
    return `${start}${code},${values[position] ?? ''},${unit},${status},,${revision},${csvText(raw)}`;
  });
  return rows.join('\r\n');
}
