import * as v from 'valibot';
import { CATALOGUE } from '../../findings/catalogue.ts';
import { MEMBER, type DecisionKindDeclaration } from '../decision-kind.ts';
import type { DecisionHead } from '../decision-head.ts';

/** A report's answer to a finding (说明), given without sending the report again; published beside the finding. */
export interface Explanation extends DecisionHead {
  readonly kind: 'explanations';
  readonly reportId: string;
  readonly rule: string;
  /** Null takes back what was said before. */
  readonly text: string | null;
}

/** Rule ids; what is said of files and cells as they are read needs no explanation once the report stands. */
const RULE_ID = /^[A-Z][A-Z0-9]*-[A-Z0-9]+$/;

/** `decisions/explanations/{name}.json`: one finding's explanation. */
export const EXPLANATIONS: DecisionKindDeclaration<Explanation> = {
  schema: v.pipe(
    v.strictObject({
      schema: MEMBER.schema,
      kind: v.literal('explanations'),
      report_id: MEMBER.reportId,
      rule: v.string(),
      text: v.nullable(MEMBER.text),
      by: MEMBER.by,
      reason: MEMBER.reason,
    }),
    v.transform(({ schema: _schema, report_id: reportId, ...rest }) => ({ reportId, ...rest })),
  ),
  subject: ({ reportId, rule }) => ({ reportId, name: rule }),
  texts: ({ text, by, reason }) => ({
    by,
    ...(text === null ? {} : { text }),
    ...(reason !== undefined && { reason }),
  }),
  problems: ({ rule }) =>
    RULE_ID.test(rule) && Object.hasOwn(CATALOGUE, rule)
      ? []
      : [{ code: 'decision-rule-unknown', member: 'rule', facts: { rule: rule.slice(0, 40) } }],
};
