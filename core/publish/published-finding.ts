import type { OpenFinding } from '../judge/open-findings.ts';

/** An open finding as it is published with its report; how to mend it is the sender's business. */
export interface PublishedFinding extends Omit<OpenFinding, 'fix'> {
  /** The answer of its organisation (说明); `by` where it was decided apart from a file. */
  readonly explanation?: { readonly text: string; readonly by?: string | undefined } | undefined;
}
