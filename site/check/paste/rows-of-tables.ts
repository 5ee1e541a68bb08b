import { formOfYear, FORM_2021 } from '../../../core/forms/form.ts';
import { foldLabel } from '../../../core/intake/fold-label.ts';
import { formRows } from '../../../core/publish/layouts/form-layout.ts';
import type { Filing } from '../engine/requests.ts';

type Rows = readonly (readonly string[])[];

/** Pasted tables as the rows of one report, and which of the statutory tables are among them. */
export interface PastedRows {
  readonly rows: Rows;
  readonly tables: ReadonlySet<StatutoryTable>;
}

export type StatutoryTable = 2 | 3 | 4;

/** The statutory titles above the three tables, and the words by which a table is known that came without its title. */
const TABLES: readonly {
  readonly table: StatutoryTable;
  readonly title: string;
  readonly words: readonly string[];
}[] = [
  {
    table: 2,
    title: '二、主动公开政府信息情况',
    words: ['信息内容', '规章', '行政许可', '行政规范性文件', '规范性文件'],
  },
  {
    table: 3,
    title: '三、收到和处理政府信息公开申请情况',
    words: ['自然人', '一、本年新收政府信息公开申请数量', '商业企业'],
  },
  {
    table: 4,
    title: '四、政府信息公开行政复议、行政诉讼情况',
    words: ['行政复议', '行政诉讼', '结果维持', '尚未审结'],
  },
];
const KNOWN_BY = 2;

/**
 * Tables copied from a document as a whole report: who and when first, then the three tables under their titles, blank
 * where one was not copied, so that each can be read alone as well as all of them together.
 */
export function rowsOfTables(tables: readonly Rows[], filing: Filing): PastedRows {
  const blank = formRows(formOfYear(filing.year) ?? FORM_2021, { ...filing, cells: {} });
  const found = tables.map((rows) => ({ rows, names: namesOf(rows) }));
  const pasted = new Set(found.flatMap(({ names }) => names));
  const first = titleAt(blank, 2);
  const rows = [
    ...blank.slice(0, first),
    ...TABLES.filter(({ table }) => !pasted.has(table)).flatMap(({ table }) => blankTable(blank, table)),
    ...found.flatMap(({ rows: own, names }) => withTitle(own, names)),
  ];
  return { rows, tables: pasted };
}

function namesOf(rows: Rows): readonly StatutoryTable[] {
  const written = new Set(rows.flat().map(foldLabel));
  const isKnown = (words: readonly string[]) =>
    words.filter((word) => written.has(foldLabel(word))).length >= KNOWN_BY;
  return TABLES.filter(({ words }) => isKnown(words)).map(({ table }) => table);
}

/** A sheet that was copied whole has its titles inside, and gets no other. */
function withTitle(rows: Rows, [only, ...others]: readonly StatutoryTable[]): Rows {
  const title = TABLES.find(({ table }) => table === only)?.title;
  return title !== undefined && others.length === 0 ? [[], [title], ...rows] : [[], ...rows];
}

function blankTable(blank: Rows, table: StatutoryTable): Rows {
  const from = titleAt(blank, table);
  const next = TABLES.map((one) => titleAt(blank, one.table)).find((at) => at > from);
  return blank.slice(from, next);
}

function titleAt(rows: Rows, table: StatutoryTable): number {
  const title = TABLES.find((one) => one.table === table)?.title;
  return rows.findIndex(([cell]) => cell === title);
}
