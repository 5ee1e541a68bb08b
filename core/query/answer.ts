import type { Bilingual } from '../findings/finding.ts';
import type { CoverageNote } from './coverage-note.ts';

/** What a question was answered with, before anything of HTTP. */
export interface Answer {
  /** JSON, or CSV where `csv` stands. */
  readonly body: string;
  /** Everything that the body depends on, short; equal seeds of one address mean equal bodies. */
  readonly seed: string;
  readonly links: Links;
  /** How long the answer may be kept, in seconds. */
  readonly maxAge: number;
  /** Whether another Accept would have been answered otherwise. */
  readonly varies?: boolean;
  /** What would stand in the envelope, where the body is CSV and has none. */
  readonly csv?: Meta;
  /** Where the body is neither of these. */
  readonly mediaType?: string;
}

/** Addresses on this host; null where there is none. */
export interface Links {
  readonly self: string;
  readonly next: string | null;
  /** What the codes in the data mean. */
  readonly describedby: string | null;
  /** The static file from which all data can be reached. */
  readonly feed: string;
}

/** How much of what is expected was reported; null, with the reason, where nobody can say what is expected. */
export interface Coverage {
  readonly expected: number | null;
  readonly reported: number;
  readonly missing: number | null;
  readonly note?: CoverageNote;
}

/** Something that the reader of an answer should know. */
export interface Warning {
  readonly code: 'no-data' | 'truncated' | 'state-moved';
  readonly message: Bilingual;
}

/** The release from whose files an answer was made. */
export interface ReleaseStamp {
  readonly release: number;
  /** ISO 8601 in UTC, whole seconds. */
  readonly released_at: string;
}

/** What stands beside the data, in every answer. */
export interface Meta {
  /** Absent where the state answered. */
  readonly release?: ReleaseStamp;
  readonly licence: string;
  /** How many rows there are on all pages together; null where they were not counted. */
  readonly total: number | null;
  /** Null where the answer has no pages. */
  readonly limit: number | null;
  readonly truncated: boolean;
  readonly coverage: Coverage | null;
  /** Of which item each of a row's `values` is; null where rows have none. */
  readonly codes: readonly string[] | null;
  readonly warnings: readonly Warning[];
}
