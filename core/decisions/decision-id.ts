import { subjectOf } from './decision-kinds.ts';
import type { Decision } from './decision.ts';

/**
 * The id of what was decided, in receipts and in the table: `{report_id}#{kind}#{name}`, the first part empty where
 * no single report is meant. Decisions with the same id replace one another.
 */
export function decisionIdOf(decision: Decision): string {
  const { reportId = '', name } = subjectOf(decision);
  return [reportId, decision.kind, name].join('#');
}

/** Whether a record's id is that of a decision. */
export function isDecisionId(id: string): boolean {
  return id.includes('#');
}
