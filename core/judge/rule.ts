import type { Organisation } from '../datasets/organisation.ts';
import type { FindingCode } from '../findings/catalogue.ts';
import type { Observation } from '../findings/describe.ts';
import type { Place } from '../findings/finding.ts';
import type { Form } from '../forms/form.ts';
import type { DraftReport } from '../intake/draft.ts';
import type { JudgeContext } from './context.ts';

/** One report as the rules see it: typed as far as it could be, every position knowing its place in the file. */
export interface Subject {
  readonly draft: DraftReport;
  readonly orgId: string | undefined;
  readonly year: number | undefined;
  readonly form: Form;
  /** Exact decimal strings by position in the form; null where there is no number. */
  readonly values: readonly (string | null)[];
  readonly organisation: Organisation | undefined;
  readonly context: JudgeContext;
  place(position: number): Place;
}

/** One rule, one file, one name. A relation with a missing operand says nothing: not assessable is not passed. */
export interface Rule {
  readonly code: FindingCode;
  check(subject: Subject): readonly Observation[];
}
