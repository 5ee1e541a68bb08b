import type { Form } from '../forms/form.ts';

/** The number of an item, or undefined where the form has no such item or the cell no number. */
export function valueOf(
  { form, values }: { readonly form: Form; readonly values: readonly (string | null)[] },
  code: string,
): number | undefined {
  const value = values[form.positionOf.get(code) ?? -1];
  return value === null || value === undefined ? undefined : Number(value);
}
