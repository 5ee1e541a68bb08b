import { identitiesOf, type Identity } from './identity.ts';
import { itemsOf, type Item } from './item.ts';
import type { FormId } from './table-rows.ts';

/** A statutory form: its cells in printed order, where each code stands, and the equations between cells. */
export interface Form {
  readonly id: FormId;
  /** The notice that prescribes it. */
  readonly basis: string;
  readonly items: readonly Item[];
  readonly positionOf: ReadonlyMap<string, number>;
  readonly identities: readonly Identity[];
}

export const FORM_2019: Form = declare('2019', '国办公开办函〔2019〕60号');
export const FORM_2021: Form = declare('2021', '国办公开办函〔2021〕30号');

/** Both forms, oldest first. */
export const FORMS: readonly Form[] = [FORM_2019, FORM_2021];

/** The first report year of any form; earlier statistics count different things. */
export const FIRST_YEAR = 2019;

/** The form prescribed for a report year (统计年度), or undefined before 2019. */
export function formOfYear(year: number): Form | undefined {
  if (year < FIRST_YEAR) return undefined;
  return year <= 2020 ? FORM_2019 : FORM_2021;
}

/** The form with this id. */
export function formById(id: FormId): Form {
  return id === '2019' ? FORM_2019 : FORM_2021;
}

function declare(id: FormId, basis: string): Form {
  const items = itemsOf(id);
  const positionOf = new Map(items.map((item, position) => [item.code, position]));
  return { id, basis, items, positionOf, identities: identitiesOf(items) };
}
