import type { NamedReport, OrderedShard } from './shard.ts';

const COLUMNS = 'report_id,org_id,region,year,form,code,value,unit,status,flags,revision';

/** The long table of a shard: a row a cell, in the order of organisations and, within a report, of its form. */
export function observationsCsv(shard: OrderedShard): string {
  return [COLUMNS, ...shard.reports.map((named) => rowsOf(named, shard)), ''].join('\r\n');
}

/** No field of these needs quoting: ids, codes, units and statuses are ours, values are proved decimals. */
function rowsOf({ report }: NamedReport, shard: OrderedShard): string {
  const { reportId, orgId, year, form, values, marks, revision } = report;
  const start = `${reportId},${orgId},${shard.region},${year},${form},`;
  const rows = shard.form.items.map(
    ({ code, unit }, position) =>
      `${start}${code},${values[position] ?? ''},${unit},${marks[code]?.status ?? 'reported'},,${revision}`,
  );
  return rows.join('\r\n');
}
