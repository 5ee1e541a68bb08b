import { ENDPOINTS, type EndpointName, type WritingName } from './endpoint.ts';
import type { Parameter } from './parameter.ts';

type ValueOf<P extends Parameter> = P extends { readonly type: 'integer' }
  ? number
  : P extends { readonly type: 'choice'; readonly values: readonly (infer Word)[] }
    ? Word
    : string;

type Given<P extends Parameter> = P extends
  | { readonly required: true }
  | { readonly default: number | string }
  ? ValueOf<P>
  : ValueOf<P> | undefined;

type ValuesOf<Declared> = {
  readonly [Key in keyof Declared]: Declared[Key] extends infer P extends Parameter ? Given<P> : never;
};

/** A question that was read and is right: the endpoint and the values of its parameters, defaults filled in. */
export type QuestionTo<Name extends EndpointName> = { readonly endpoint: Name } & ValuesOf<
  (typeof ENDPOINTS)[Name]['parameters']
>;

/** Any question that can be asked. */
export type Question = { [Name in EndpointName]: QuestionTo<Name> }[EndpointName];

/** The JSON object that was sent to an endpoint, read and right, defaults filled in. */
export type MembersOf<Name extends WritingName> = ValuesOf<(typeof ENDPOINTS)[Name]['members']>;

/** Whether a question is not one: it comes to have something written. */
export function isWriting(
  question: Question,
): question is Extract<Question, { readonly endpoint: WritingName }> {
  return 'members' in ENDPOINTS[question.endpoint];
}
