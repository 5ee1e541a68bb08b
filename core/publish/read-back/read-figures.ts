import type { CellMark } from '../../forms/canonical-report.ts';
import { formById } from '../../forms/form.ts';
import type { PublishedReport } from '../published-report.ts';
import { parseCompact, type CompactReport } from '../release/read-compact.ts';
import { provenanceOf, sourceOf } from './report-parts.ts';

/** All reports of a shard from its published `reports.json`, without their texts, by organisation. */
export function readFigures(body: Uint8Array): readonly PublishedReport[] {
  const { year, codes, reports } = parseCompact(body);
  const columnOf = new Map(codes.map((code, column) => [code, column]));
  return reports.map((report) => figuresOf(report, { year, columnOf }));
}

interface Table {
  readonly year: number;
  readonly columnOf: ReadonlyMap<string, number>;
}

/** The table may have columns of another form too; a report has those of its own. */
function figuresOf(report: CompactReport, { year, columnOf }: Table): PublishedReport {
  const { items } = formById(report.form);
  const marks = items.flatMap(({ code }): [string, CellMark][] => {
    const [status, raw] = [report.statuses[code], report.raw[code]];
    if (status === undefined && raw === undefined) return [];
    return [[code, { status: status ?? 'reported', ...(raw === undefined ? {} : { raw }) }]];
  });
  return {
    reportId: report.report_id,
    orgId: report.org_id,
    year,
    form: report.form,
    values: items.map(({ code }) => report.values[columnOf.get(code) ?? -1] ?? null),
    marks: Object.fromEntries(marks),
    sections: {},
    explanations: {},
    ...provenanceOf(report.provenance),
    openCodes: report.findings,
    revision: report.revision,
    source: sourceOf(report.source),
  };
}
