import type { CellStatus } from '../forms/canonical-report.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import { feedJson, type Json } from './feed-json.ts';
import type { NamedReport, OrderedShard } from './shard.ts';

/** All reports of a shard in compact JSON: `values` in the order of `codes`, `statuses` of the null ones only. */
export function reportsJson(shard: OrderedShard): string {
  return feedJson({
    schema: FEED_SCHEMA,
    year: shard.year,
    region: shard.region,
    licence: shard.licence,
    form: shard.form.id,
    codes: shard.form.items.map((item) => item.code),
    reports: shard.reports.map((named) => compact(named, shard)),
  });
}

function compact({ report, orgName }: NamedReport, shard: OrderedShard): Json {
  return {
    report_id: report.reportId,
    org_id: report.orgId,
    org_name: orgName,
    revision: report.revision,
    values: report.values,
    statuses: statusesOf(report.marks, shard),
  };
}

/** In the form's order, so that the order of marks in the state does not show. */
function statusesOf(marks: NamedReport['report']['marks'], shard: OrderedShard): Record<string, CellStatus> {
  const special = shard.form.items.flatMap(({ code }) => {
    const status = marks[code]?.status ?? 'reported';
    return status === 'reported' ? [] : [[code, status] as const];
  });
  return Object.fromEntries(special);
}
