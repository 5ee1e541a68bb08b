import type { Item } from './item.ts';

/** Ids of the relations (勾稽关系) that must hold inside one report; the first part of every finding's code. */
export type IdentityRule = 'T3-ROW' | 'T3-SUM7' | 'T3-BAL' | 'T4-SUM';

/**
 * One equation of a form: the sum of the `left` cells equals the sum of the `right` cells.
 * Cells are positions in the form's item list. `subject` is the row or column that it speaks of.
 */
export interface Identity {
  readonly rule: IdentityRule;
  readonly subject: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** All equations that follow from a form's own cells: 42 in the 2021 form, 40 in the 2019 form. */
export function identitiesOf(items: readonly Item[]): readonly Identity[] {
  const requests = items.filter((item) => item.table === 3);
  const rows = unique(requests.map((item) => item.row));
  const columns = unique(requests.map((item) => item.column));
  const blocks = unique(items.filter((item) => item.table === 4).map((item) => item.row));
  const at = positions(items);
  return [
    ...columns.map((column) => balance(at, column)),
    ...columns.map((column) => resultSum(at, column, rows)),
    ...rows.map((row) => rowTotal(at, row, columns)),
    ...blocks.map((block) => disputeTotal(at, block, items)),
  ];
}

type Position = (code: string) => number;

/** T3-BAL, printed in the table: 第一项加第二项之和，等于第三项加第四项之和. */
function balance(at: Position, column: string): Identity {
  const cell = (row: string) => at(`t3_${row}__${column}`);
  return {
    rule: 'T3-BAL',
    subject: column,
    left: [cell('new_received'), cell('carried_in')],
    right: [cell('result_total'), cell('carried_out')],
  };
}

const NOT_A_RESULT = ['new_received', 'carried_in', 'result_total', 'carried_out'];

function resultSum(at: Position, column: string, rows: readonly string[]): Identity {
  const parts = rows.filter((row) => !NOT_A_RESULT.includes(row));
  return {
    rule: 'T3-SUM7',
    subject: column,
    left: [at(`t3_result_total__${column}`)],
    right: parts.map((row) => at(`t3_${row}__${column}`)),
  };
}

function rowTotal(at: Position, row: string, columns: readonly string[]): Identity {
  const parts = columns.filter((column) => column !== 'total');
  return {
    rule: 'T3-ROW',
    subject: row,
    left: [at(`t3_${row}__total`)],
    right: parts.map((column) => at(`t3_${row}__${column}`)),
  };
}

function disputeTotal(at: Position, block: string, items: readonly Item[]): Identity {
  const parts = items.filter((item) => item.table === 4 && item.row === block && item.column !== 'total');
  return {
    rule: 'T4-SUM',
    subject: block,
    left: [at(`t4_${block}__total`)],
    right: parts.map((item) => at(item.code)),
  };
}

function positions(items: readonly Item[]): Position {
  const byCode = new Map(items.map((item, position) => [item.code, position]));
  return (code) => {
    const position = byCode.get(code);
    if (position === undefined) throw new Error(`no item ${code} in this form`);
    return position;
  };
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
