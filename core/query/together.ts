/** What several parameters have to keep to together; a question that does not can have no answer but an empty one. */
export type Together =
  /** The one must not be greater than the other. */
  | { readonly rule: 'in-order'; readonly ends: Readonly<Record<string, string>> }
  /** An organisation's id begins with the digits of its region. */
  | { readonly rule: 'within'; readonly ends: Readonly<Record<string, string>> }
  /** Some form must have a cell that is as all of them say. */
  | { readonly rule: 'of-a-form'; readonly names: readonly string[] };
