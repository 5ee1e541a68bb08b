import type { CellStatus } from '../forms/canonical-report.ts';
import { formById, FORMS, type Form } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import type { PublishedReport } from './published-report.ts';

/**
 * The items of a table of reports: those of the year's form in its order, then those that only another form has, where
 * a report was really published on that one.
 */
export function itemsOfTable(form: Form, reports: readonly PublishedReport[]): readonly Item[] {
  const others = FORMS.filter(({ id }) => id !== form.id && reports.some((report) => report.form === id));
  const more = others.flatMap(({ items }) => items.filter(({ code }) => !form.positionOf.has(code)));
  return more.length === 0 ? form.items : [...form.items, ...more];
}

/** A report's values in the order of a table's items, null where its form has no such item. */
export function valuesIn(report: PublishedReport, items: readonly Item[]): readonly (string | null)[] {
  const form = formById(report.form);
  if (form.items === items) return report.values;
  return items.map(({ code }) => report.values[form.positionOf.get(code) ?? -1] ?? null);
}

/** Why values are null, by code, in the order of a table's items. */
export function statusesIn(
  report: PublishedReport,
  items: readonly Item[],
): Readonly<Record<string, CellStatus>> {
  const form = formById(report.form);
  if (form.items === items && Object.keys(report.marks).length === 0) return {};
  const special = items.flatMap(({ code }): [string, CellStatus][] => {
    const status = form.positionOf.has(code) ? (report.marks[code]?.status ?? 'reported') : 'missing';
    return status === 'reported' ? [] : [[code, status]];
  });
  return Object.fromEntries(special);
}

/** What was printed where it is not the value itself, by code, in the order of a table's items. */
export function rawsIn(report: PublishedReport, items: readonly Item[]): Readonly<Record<string, string>> {
  if (Object.keys(report.marks).length === 0) return {};
  return Object.fromEntries(
    items.flatMap(({ code }): [string, string][] => {
      const raw = report.marks[code]?.raw;
      return raw === undefined ? [] : [[code, raw]];
    }),
  );
}
