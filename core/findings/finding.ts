/** How much a finding weighs: an `error` rejects, a `warning` asks for an explanation, a `notice` informs. */
export type Severity = 'error' | 'warning' | 'notice';

/** One sentence in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a page or a part of one says, each under its name. */
export type Words = Readonly<Record<string, Bilingual>>;

/** A place in the sender's file, counted as a spreadsheet counts: rows and columns from 1, `cell` like C27. */
export interface Place {
  readonly cell: string;
  readonly row: number;
  readonly column: number;
  /** The item's code, where the place holds one. */
  readonly code?: string;
  /** What stands there, shortened to 100 characters and made harmless for display. */
  readonly value?: string;
}

/** What is wrong or odd in an upload (核验意见). Published to its sender; never thrown. */
export interface Finding {
  /** A rule id (`T3-BAL`) or a reading problem in kebab-case (`mixed-encodings`). */
  readonly code: string;
  readonly severity: Severity;
  /** The report that it speaks of; absent for a problem of the whole file. */
  readonly reportId?: string;
  readonly message: Bilingual;
  readonly fix: Bilingual;
  readonly at: readonly Place[];
  /** Both sides and actual − expected, as decimal strings, where there are sides. */
  readonly expected?: string;
  readonly actual?: string;
  readonly difference?: string;
}
