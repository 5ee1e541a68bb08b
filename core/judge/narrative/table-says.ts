import type { Form } from '../../forms/form.ts';
import { RESULT_GROUPS, type FactCode, type ResultGroup } from './fact-codes.ts';

/** What the tables say of a fact: the sum of some cells. */
export interface TableValue {
  readonly value: number;
  readonly positions: readonly number[];
  /** A blank 总计 was read as the sum of its row's applicants, blanks as 0. */
  readonly derived: boolean;
}

/** The cells of a report by position in its form. */
export interface Cells {
  readonly form: Form;
  readonly values: readonly (string | null)[];
}

const DIRECT: Readonly<Partial<Record<FactCode, readonly string[]>>> = {
  new_received: ['t3_new_received__total'],
  carried_in: ['t3_carried_in__total'],
  carried_out: ['t3_carried_out__total'],
  result_total: ['t3_result_total__total'],
  handled_total: ['t3_new_received__total', 't3_carried_in__total'],
  review_total: ['t4_review__total'],
  review_upheld: ['t4_review__upheld'],
  review_corrected: ['t4_review__corrected'],
  review_pending: ['t4_review__pending'],
  suit_total: ['t4_suit_direct__total', 't4_suit_after_review__total'],
  suit_upheld: ['t4_suit_direct__upheld', 't4_suit_after_review__upheld'],
  suit_corrected: ['t4_suit_direct__corrected', 't4_suit_after_review__corrected'],
  suit_pending: ['t4_suit_direct__pending', 't4_suit_after_review__pending'],
  disputes_total: ['t4_review__total', 't4_suit_direct__total', 't4_suit_after_review__total'],
  normative_docs_issued: ['t2_normative_docs__issued'],
  normative_docs_repealed: ['t2_normative_docs__repealed'],
  normative_docs_sorted: ['t2_normative_docs__in_force'],
  licensing_decisions: ['t2_licensing__decisions'],
  penalty_decisions: ['t2_penalty__decisions'],
  coercion_decisions: ['t2_coercion__decisions'],
};
const ORGANISATIONS = ['commercial', 'research', 'public_interest', 'legal_service', 'other'] as const;
const APPLICANTS = ['natural', ...ORGANISATIONS.map((name) => `org_${name}`)];

/**
 * The readings of a fact in the tables, the likeliest first: applicants may be those of new requests or of all that
 * were handled. Empty when the form has no such cell, or one of them is blank.
 */
export function tableSays(code: FactCode, cells: Cells): readonly TableValue[] {
  if (code === 'natural_total') return applicants(cells, ['natural']);
  if (code === 'org_total')
    return applicants(
      cells,
      ORGANISATIONS.map((name) => `org_${name}`),
    );
  const codes = DIRECT[code];
  const sum = codes ? sumOf(cells, codes) : sumOfRows(cells, rowsOf(code));
  return sum ? [sum] : [];
}

function applicants(cells: Cells, columns: readonly string[]): readonly TableValue[] {
  const received = columns.map((column) => `t3_new_received__${column}`);
  const carried = columns.map((column) => `t3_carried_in__${column}`);
  return [sumOf(cells, received), sumOf(cells, [...received, ...carried])].filter((sum) => sum !== undefined);
}

function rowsOf(code: FactCode): readonly string[] {
  if (code === 'granted_partial') return ['granted', 'partial'];
  return isGroup(code) ? RESULT_GROUPS[code] : [code];
}

function isGroup(code: FactCode): code is ResultGroup {
  return code in RESULT_GROUPS;
}

function sumOf({ form, values }: Cells, codes: readonly string[]): TableValue | undefined {
  const positions = codes.map((code) => form.positionOf.get(code) ?? -1);
  const numbers = positions.map((position) => values[position] ?? null);
  if (numbers.length === 0 || numbers.includes(null)) return undefined;
  return { value: numbers.reduce((sum, value) => sum + Number(value), 0), positions, derived: false };
}

/** The 总计 of result rows; where that column was left blank as a whole, the applicants of each row, blanks as 0. */
function sumOfRows(cells: Cells, rows: readonly string[]): TableValue | undefined {
  const own = rows.filter((row) => cells.form.positionOf.has(`t3_${row}__total`));
  const totals = own.map((row) => `t3_${row}__total`);
  if (!hasBlankTotals(cells)) return sumOf(cells, totals);
  const filled = own.flatMap((row) =>
    APPLICANTS.flatMap((column) => sumOf(cells, [`t3_${row}__${column}`]) ?? []),
  );
  return {
    value: filled.reduce((sum, { value }) => sum + value, 0),
    positions: filled.flatMap(({ positions }) => positions),
    derived: true,
  };
}

/** Whether no result row has its 总计, while the （七）总计 row has: so was it published, blanks standing for 0. */
export function hasBlankTotals({ form, values }: Cells): boolean {
  const at = (row: string) => values[form.positionOf.get(`t3_${row}__total`) ?? -1] ?? null;
  const rows = Object.values(RESULT_GROUPS).flat();
  return at('result_total') !== null && rows.every((row) => at(row) === null);
}
