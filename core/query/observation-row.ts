import { regionOf } from '../forms/canonical-report.ts';
import { cellOf } from '../publish/cell.ts';
import type { PublishedReport } from '../publish/published-report.ts';
import type { Item } from '../forms/item.ts';

/** One cell of the form that was asked for. */
export interface WantedItem {
  readonly item: Item;
  readonly position: number;
}

/** One cell of one report as a row, with the columns of the feeds' long table. */
export function observationRow(report: PublishedReport, { item, position }: WantedItem) {
  const { value, status, raw } = cellOf(report, item, position);
  return {
    report_id: report.reportId,
    org_id: report.orgId,
    region: regionOf(report.orgId),
    year: report.year,
    form: report.form,
    code: item.code,
    value,
    unit: item.unit,
    status,
    revision: report.revision,
    raw: raw ?? null,
  };
}

export type ObservationRow = ReturnType<typeof observationRow>;

/** In the order in which they are told unless `fields` says otherwise. */
export const OBSERVATION_COLUMNS = [
  'report_id',
  'org_id',
  'region',
  'year',
  'form',
  'code',
  'value',
  'unit',
  'status',
  'revision',
  'raw',
] as const satisfies readonly (keyof ObservationRow)[];

export type ObservationColumn = (typeof OBSERVATION_COLUMNS)[number];

/** The columns that were asked for; `fields` was held to their names. */
export function columnsOf(fields: string | undefined): readonly ObservationColumn[] {
  if (fields === undefined) return OBSERVATION_COLUMNS;
  return fields.split(',').flatMap((name) => OBSERVATION_COLUMNS.filter((column) => column === name));
}
