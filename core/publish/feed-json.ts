/** A value that JSON can hold. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * The one way in which feeds write JSON: compact, members in the order given, a newline at the end. Line and
 * paragraph separators are escaped as well, so that the text may also stand inside a script.
 */
export function feedJson(value: Json): string {
  return `${JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
}
