import * as v from 'valibot';
import { REDACTABLE } from '../../forms/redaction.ts';
import type { DecisionHead } from '../decision-head.ts';
import { MEMBER, type DecisionKindDeclaration } from '../decision-kind.ts';

/** Personal data is taken out of one text of a report (遮盖个人信息), in all that was filed until then. */
export interface Takedown extends DecisionHead {
  readonly kind: 'takedowns';
  readonly reportId: string;
  /** Which text: see `REDACTABLE`. */
  readonly field: string;
}

/** `decisions/takedowns/{name}.json`: one text of one report. What was in it is never repeated here. */
export const TAKEDOWNS: DecisionKindDeclaration<Takedown> = {
  schema: v.pipe(
    v.strictObject({
      schema: MEMBER.schema,
      kind: v.literal('takedowns'),
      report_id: MEMBER.reportId,
      field: v.pipe(v.string(), v.regex(REDACTABLE)),
      by: MEMBER.by,
      reason: MEMBER.reason,
    }),
    v.transform(({ schema: _schema, report_id: reportId, ...rest }) => ({ reportId, ...rest })),
  ),
  subject: ({ reportId, field }) => ({ reportId, name: field }),
  texts: ({ by, reason }) => ({ by, ...(reason !== undefined && { reason }) }),
};
