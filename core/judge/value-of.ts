import type { Form } from '../forms/form.ts';
import type { Subject } from './rule.ts';

/** The number of an item, or undefined where the form has no such item or the cell no number. */
export function valueOf(
  { form, values }: { readonly form: Form; readonly values: readonly (string | null)[] },
  code: string,
): number | undefined {
  const value = values[form.positionOf.get(code) ?? -1];
  return value === null || value === undefined ? undefined : Number(value);
}

/** The number of an item in a report that is judged; as `valueOf`, for what every report is asked. */
export function numberOf(
  { form, numbers }: Pick<Subject, 'form' | 'numbers'>,
  code: string,
): number | undefined {
  const number = numbers[form.positionOf.get(code) ?? -1];
  return number === undefined || Number.isNaN(number) ? undefined : number;
}
