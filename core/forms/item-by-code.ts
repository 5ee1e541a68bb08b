import { FORMS } from './form.ts';
import type { Item } from './item.ts';

/** Where both forms have an item, its words are those of the newer one. */
const ITEMS = new Map<string, Item>(FORMS.flatMap(({ items }) => items.map((item) => [item.code, item])));

/** The item of a code, of whichever form; undefined where no form has it. */
export function itemByCode(code: string): Item | undefined {
  return ITEMS.get(code);
}
