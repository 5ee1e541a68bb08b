/** The unit of publishing: a shard of reports (one year of one six-digit region), the register, or the rounds. */
export type FeedUnit =
  | { readonly kind: 'reports'; readonly year: number; readonly region: string }
  | { readonly kind: 'organisations' }
  | { readonly kind: 'rounds' };
