import type { FormId } from './table-rows.ts';

/** How a value came to be: blank, zero and not applicable are three different values. */
export type CellStatus = 'reported' | 'blank' | 'not_applicable' | 'text';

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
  readonly explanations: Readonly<Record<string, string>>;
}

/** `{org_id}.{year}`: the name of a report everywhere. */
export function reportIdOf(orgId: string, year: number): string {
  return `${orgId}.${year}`;
}

/** The six-digit region (区划代码) inside an organisation's id, which decides its shard for life. */
export function regionOf(orgId: string): string {
  return orgId.slice(0, 6);
}
