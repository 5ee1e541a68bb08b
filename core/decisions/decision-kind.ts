import * as v from 'valibot';
import { ORG_ID } from '../datasets/organisation.ts';
import type { Observation } from '../findings/describe.ts';

/** What a decision is about. Its newest decision stands, whoever made it. */
export interface DecisionSubject {
  /** The report that it belongs to and is published with; absent for what is about no single report. */
  readonly reportId?: string;
  /** Its own name within the report and the kind; without `#`. */
  readonly name: string;
}

/** A problem of one member; its place is added by whoever knows the file. */
export type MemberProblem = Omit<Observation, 'at'> & { readonly member: string };

/** One kind of decision: the shape of its file, and what has to be known of it to judge, keep and publish it. */
export interface DecisionKindDeclaration<Body> {
  /** The whole file, checked and turned into what the state keeps. Strict: an unknown member is an error. */
  readonly schema: v.GenericSchema<unknown, Body>;
  subject(decision: Body): DecisionSubject;
  /** Free texts by member, looked through for personal numbers and formulas like those of any upload. */
  texts(decision: Body): Readonly<Record<string, string>>;
  /** What the shape can't tell. */
  problems?(decision: Body): readonly MemberProblem[];
}

const LONGEST_TEXT = 2_000;

/** Shapes that kinds are made of. */
export const MEMBER = {
  schema: v.literal(1),
  reportId: v.pipe(v.string(), v.check(isReportId)),
  by: line(100),
  reason: v.exactOptional(text(LONGEST_TEXT)),
  text: text(LONGEST_TEXT),
} as const;

/** One line of at most `longest` characters, trimmed. */
export function line(longest: number) {
  return v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest), v.regex(/^[^\n\r]*$/));
}

/** A text of at most `longest` characters, trimmed. */
export function text(longest: number) {
  return v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest));
}

function isReportId(id: string): boolean {
  const [orgId = '', year = '', ...more] = id.split('.');
  return ORG_ID.test(orgId) && /^(?:2019|20[2-9]\d)$/.test(year) && more.length === 0;
}
