import type { Answer } from '../../core/query/answer.ts';
import type { Problem } from '../../core/query/problem.ts';
import type { QuestionTo } from '../../core/query/question.ts';

/** A receipt's own bytes, which carry their own hash, and the form in which it was asked for by name. */
export interface StoredReceipt {
  readonly key: string;
  readonly body: string;
  readonly format: QuestionTo<'receipt'>['format'];
  /** The language that was asked for by name. */
  readonly lang: QuestionTo<'receipt'>['lang'];
}

/** What a question comes to. */
export type Found =
  | { readonly answer: Answer }
  | { readonly receipt: StoredReceipt }
  | { readonly problem: Problem };
