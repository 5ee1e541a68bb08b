import type { OpenFinding } from '../judge/open-findings.ts';

/** An open finding as it is published with its report. */
export interface PublishedFinding extends OpenFinding {
  /** The answer of its organisation (说明); `by` where it was decided apart from a file. */
  readonly explanation?: { readonly text: string; readonly by?: string | undefined } | undefined;
}
