import type { FormId } from './table-rows.ts';

/** How a value may have come to be: blank, zero and not applicable are three different values. */
export const CELL_STATUSES = ['reported', 'blank', 'not_applicable', 'text', 'missing'] as const;

/** `missing`: the cell was not taken over from the published report, so that nothing is known of it. */
export type CellStatus = (typeof CELL_STATUSES)[number];

/** What is special about one cell; most cells are plainly `reported` and have no mark. */
export interface CellMark {
  readonly status: CellStatus;
  /** What the publisher printed, where it is not the value itself. */
  readonly raw?: string;
}

/**
 * One accepted report (年度报告) in canonical shape: `values` in the order of the form's items, whole numbers
 * and decimals as exact decimal strings, null where `marks` says that there is no number.
 */
export interface CanonicalReport {
  readonly reportId: string;
  readonly orgId: string;
  readonly year: number;
  readonly form: FormId;
  readonly values: readonly (string | null)[];
  readonly marks: Readonly<Record<string, CellMark>>;
  /** Text of the sections 一, 五, 六 where the file has them. */
  readonly sections: { readonly one?: string; readonly five?: string; readonly six?: string };
  readonly correctionReason?: string;
  /** The revision that its sender started from, as the file says; counted from 1. */
  readonly basedOnRevision?: number;
  /** It is no longer among current values (撤回); then it has none. */
  readonly withdrawn?: true;
  readonly explanations: Readonly<Record<string, string>>;
  /** Where an imported report was found; absent of a report that its organisation filed here. */
  readonly provenance?: Provenance;
  /** What an imported report has beyond its form: local rows, figures of its text; as printed, in the file's order. */
  readonly extras?: readonly ExtraCell[];
}

/** Where a report was published that is imported here (来源). */
export interface Provenance {
  /** Its address, or its title where the address of the original is not known. */
  readonly sourceUrl: string;
  /** Hex sha256 of the published document. */
  readonly sourceSha256?: string;
  /** ISO 8601 day or moment of its retrieval. */
  readonly retrievedAt?: string;
}

/** A cell that the form does not have, by the label that the publisher gave it. */
export interface ExtraCell {
  readonly label: string;
  readonly raw: string;
}

/** `{org_id}.{year}`: the name of a report everywhere. */
export function reportIdOf(orgId: string, year: number): string {
  return `${orgId}.${year}`;
}

/** The six-digit region (区划代码) inside an organisation's id, which decides its shard for life. */
export function regionOf(orgId: string): string {
  return orgId.slice(0, 6);
}
