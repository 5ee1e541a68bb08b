import type { FindingCode } from '../findings/catalogue.ts';
import type { Observation } from '../findings/describe.ts';
import type { ReportInContext } from './rule.ts';
import { RULES } from './rules/index.ts';

/** What the rules that depend on other reports say of one, and which of them had nothing to compare with. */
export interface ContextFindings {
  readonly observations: readonly Observation[];
  readonly notAssessable: readonly FindingCode[];
}

/** Runs every rule that depends on other reports. */
export function contextFindings(report: ReportInContext): ContextFindings {
  const observations: Observation[] = [];
  const notAssessable: FindingCode[] = [];
  for (const rule of RULES) {
    if (rule.depends !== 'context') continue;
    const assessment = rule.check(report);
    if (assessment === 'not-assessable') notAssessable.push(rule.code);
    else observations.push(...assessment);
  }
  return { observations, notAssessable };
}
