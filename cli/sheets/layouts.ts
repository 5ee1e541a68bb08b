import { formOfYear, type Form } from '../../core/forms/form.ts';
import { formRows } from '../../core/publish/layouts/form-layout.ts';
import { longRows } from '../../core/publish/layouts/long-layout.ts';
import type { SheetReport } from '../../core/publish/layouts/sheet-report.ts';
import { wideRows } from '../../core/publish/layouts/wide-layout.ts';

/** The layouts that can be written. */
export const LAYOUTS = ['form', 'wide', 'long'] as const;
export type LayoutName = (typeof LAYOUTS)[number];

type Rows = readonly (readonly string[])[];

/** Whether one file of the layout can hold these reports; if not, why. */
export function misfit(
  layout: LayoutName,
  reports: readonly SheetReport[],
): 'one-report-only' | 'one-form-only' | undefined {
  if (layout === 'form' && reports.length > 1) return 'one-report-only';
  const forms = new Set(reports.map(formOf));
  return layout === 'wide' && forms.size > 1 ? 'one-form-only' : undefined;
}

/** The rows of reports (at least one) that fit a layout. */
export function sheetRows(layout: LayoutName, reports: readonly SheetReport[]): Rows {
  const [first, ...others] = reports;
  if (first === undefined) throw new Error('a sheet needs a report');
  if (layout === 'form') return formRows(formOf(first), first);
  if (layout === 'wide') return wideRows(formOf(first), reports);
  // Reports of both forms may stand in one long file.
  return [
    ...longRows(formOf(first), [first]),
    ...others.flatMap((report) => longRows(formOf(report), [report]).slice(1)),
  ];
}

function formOf({ year }: SheetReport): Form {
  const form = formOfYear(year);
  if (form === undefined) throw new Error(`there is no form for ${year}`);
  return form;
}
