import type { Form } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import type { WantedItem } from './observation-row.ts';
import type { QuestionTo } from './question.ts';

/** What can be asked for among the cells of a report. */
export type CellFilter = Pick<QuestionTo<'observations'>, 'code' | 'table' | 'applicant' | 'form'>;

/** The cells that a question asks for in reports on a form, in the form's order. */
export function wantedItems(filter: CellFilter, form: Form): readonly WantedItem[] {
  if (filter.form !== undefined && filter.form !== form.id) return [];
  return filter.code === undefined ? matching(form, filter) : single(form, filter);
}

function single(form: Form, filter: CellFilter): readonly WantedItem[] {
  const position = form.positionOf.get(filter.code ?? '');
  const item = position === undefined ? undefined : form.items[position];
  return item === undefined || position === undefined || !fits(item, filter) ? [] : [{ item, position }];
}

function matching(form: Form, filter: CellFilter): readonly WantedItem[] {
  return form.items.map((item, position) => ({ item, position })).filter(({ item }) => fits(item, filter));
}

/** Only table 三 tells who applied; table 四 has a column `total` too, which is nobody's. */
function fits({ table, column }: Item, filter: CellFilter): boolean {
  if (filter.table !== undefined && String(table) !== filter.table) return false;
  return filter.applicant === undefined || (table === 3 && column === filter.applicant);
}
