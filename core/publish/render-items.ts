import { FORMS, type Form } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import type { FormId } from '../forms/table-rows.ts';
import { csvTable } from './csv-table.ts';
import type { Sha256 } from './feed-file.ts';
import { feedJson, type Json } from './feed-json.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import { renderDictionary, type RenderedDictionary } from './render-dictionary.ts';

/** Grows with every change of an item's words; codes themselves never change. */
const ITEMS_VERSION = 1;

const COLUMNS = [
  'code',
  'table',
  'row',
  'column',
  'zh_row',
  'zh_column',
  'en',
  'unit',
  'kind',
  'forms',
] as const;

/** Renders the items of both forms, each code once: the newest form's in its order, then those of older forms only. */
export function renderItems(sha256: Sha256): RenderedDictionary {
  const items = itemDocuments();
  const rows = items.map((item) =>
    COLUMNS.map((column) => (column === 'forms' ? item.forms.join(' ') : String(item[column]))),
  );
  const forms = FORMS.map(({ id, basis }) => ({ form: id, basis }));
  const dictionary = {
    version: ITEMS_VERSION,
    rows: rows.length,
    texts: [
      { name: 'items.csv', text: csvTable(COLUMNS, rows) },
      { name: 'items.json', text: feedJson({ schema: FEED_SCHEMA, forms, items }) },
    ],
  } as const;
  return renderDictionary(dictionary, sha256);
}

/** The items of all forms as JSON tells them everywhere; words are those of the newest form that has the item. */
export function itemDocuments() {
  const newestFirst = FORMS.toReversed();
  const byCode = new Map<string, Item>();
  for (const item of newestFirst.flatMap((form) => form.items)) {
    if (!byCode.has(item.code)) byCode.set(item.code, item);
  }
  return [...byCode.values()].map((item) =>
    itemDocument(
      item,
      FORMS.filter(has(item.code)).map(({ id }) => id),
    ),
  );
}

function has(code: string): (form: Form) => boolean {
  return (form) => form.positionOf.has(code);
}

function itemDocument(item: Item, forms: readonly FormId[]) {
  return {
    code: item.code,
    table: item.table,
    row: item.row,
    column: item.column,
    zh_row: item.zhRow,
    zh_column: item.zhColumn,
    en: item.en,
    unit: item.unit,
    kind: item.kind,
    forms,
  } satisfies Json;
}
