import {
  APPLICANT_COLUMNS,
  DISPUTE_COLUMNS,
  DISPUTE_ROWS,
  PROACTIVE_ROWS,
  REQUEST_ROWS,
  type CellKind,
  type ColumnDeclaration,
  type FormId,
  type RowDeclaration,
} from './table-rows.ts';

/** Which statutory table a cell stands in: 二 proactive disclosure, 三 requests, 四 disputes. */
export type TableNumber = 2 | 3 | 4;

/** One cell of a form (指标). `code` is `t{table}_{row}__{column}`, public and never changed. */
export interface Item {
  readonly code: string;
  readonly table: TableNumber;
  readonly row: string;
  readonly column: string;
  readonly zhRow: string;
  readonly zhColumn: string;
  readonly en: string;
  /** 件, 项, 万元, or empty where the form prints none. */
  readonly unit: string;
  readonly kind: CellKind;
}

/** The cells of one form in their printed order: 198 in the 2019 form, 200 in the 2021 form. */
export function itemsOf(form: FormId): readonly Item[] {
  return [...proactiveItems(form), ...requestItems(form), ...disputeItems()];
}

function proactiveItems(form: FormId): readonly Item[] {
  return PROACTIVE_ROWS.filter((row) => row.form === form).flatMap((row) =>
    row.columns.map((column) => ({ ...place(2, row, column), zhRow: row.zh, en: column.en })),
  );
}

function requestItems(form: FormId): readonly Item[] {
  return REQUEST_ROWS.filter((row) => row.forms.includes(form)).flatMap((row) =>
    APPLICANT_COLUMNS.map((column) => ({
      ...place(3, row, column),
      zhRow: row.group + row.zh,
      en: `${row.en} - ${column.en}`,
    })),
  );
}

function disputeItems(): readonly Item[] {
  return DISPUTE_ROWS.flatMap((row) =>
    DISPUTE_COLUMNS.map((column) => ({
      ...place(4, row, column),
      zhRow: blockLabel(row),
      en: `${row.en}: ${column.en}`,
    })),
  );
}

function place(table: TableNumber, row: { readonly code: string }, column: ColumnDeclaration) {
  return {
    code: `t${table}_${row.code}__${column.code}`,
    table,
    row: row.code,
    column: column.code,
    zhColumn: column.zh,
    unit: column.unit,
    kind: column.kind,
  };
}

function blockLabel(row: RowDeclaration): string {
  return row.group === '' ? row.zh : `${row.group}－${row.zh}`;
}
