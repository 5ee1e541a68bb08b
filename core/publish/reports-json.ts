import { FEED_SCHEMA } from './feed-schema.ts';
import { feedJson, type Json } from './feed-json.ts';
import { openCodes } from './open-codes.ts';
import { provenanceDocument, sourceDocument } from './report-json.ts';
import type { NamedReport, OrderedShard } from './shard.ts';
import { rawsIn, statusesIn, valuesIn } from './shard-items.ts';

/**
 * All reports of a shard in compact JSON: `values` in the order of `codes`, `statuses` of the null ones only, and `raw`
 * where what was printed is not the value.
 */
export function reportsJson(shard: OrderedShard): string {
  return feedJson({
    schema: FEED_SCHEMA,
    year: shard.year,
    region: shard.region,
    licence: shard.licence,
    form: shard.form.id,
    codes: shard.items.map((item) => item.code),
    reports: shard.reports.map((named) => compact(named, shard)),
  });
}

function compact({ report, orgName }: NamedReport, shard: OrderedShard): Json {
  return {
    report_id: report.reportId,
    org_id: report.orgId,
    org_name: orgName,
    revision: report.revision,
    form: report.form,
    source: sourceDocument(report.source),
    provenance: provenanceDocument(report.provenance),
    values: valuesIn(report, shard.items),
    statuses: statusesIn(report, shard.items),
    raw: rawsIn(report, shard.items),
    findings: openCodes(report),
  };
}
