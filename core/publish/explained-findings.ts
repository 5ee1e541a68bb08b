import type { Explanation } from '../decisions/kinds/explanations.ts';
import type { CanonicalReport } from '../forms/canonical-report.ts';
import { neighboursOf, type Surroundings } from '../judge/neighbours-of.ts';
import { openFindings, type OpenFinding } from '../judge/open-findings.ts';
import type { PublishedDecision } from './published-decision.ts';
import type { PublishedFinding } from './published-finding.ts';
import type { StoredRevision } from './report-history.ts';

/** All that the open findings of a report and their explanations follow from, beside the report. */
export interface FindingContext extends Surroundings {
  /** What stands decided about this report. */
  readonly decisions: readonly PublishedDecision[];
  /** The stored revisions of a report; undefined where it has but the one that stands. */
  readonly historyOf: (reportId: string) => readonly StoredRevision[] | undefined;
}

/**
 * The open findings of a report as they are published, each with its explanation while it is the finding that was
 * explained: the same rule about the same items with the same figures on both sides.
 */
export function explainedFindings(
  report: CanonicalReport,
  context: FindingContext,
): readonly PublishedFinding[] {
  const { findings } = openFindings(report, neighboursOf(report, context));
  if (findings.length === 0) return [];
  const explanations = new Map<string, PublishedFinding['explanation']>();
  for (const [rule, given] of explanationsOf(report, context)) {
    const now = findings.filter(({ code }) => code === rule);
    if (now.length > 0 && given.text !== null && isSame(now, explainedThen(rule, given, { report, context })))
      explanations.set(rule, { text: given.text, by: given.by });
  }
  return findings.map((finding) => {
    const explanation = explanations.get(finding.code);
    return explanation === undefined ? finding : { ...finding, explanation };
  });
}

interface Given {
  readonly text: string | null;
  /** Who decided; absent of an explanation in the report's own file. */
  readonly by?: string;
  /** Place in the order of uploads; absent where the report has but one revision, which holds it. */
  readonly moment: string | undefined;
}

/** The newest explanation of each rule: in a file of the report, or decided. */
function explanationsOf(report: CanonicalReport, context: FindingContext): ReadonlyMap<string, Given> {
  const newest = new Map<string, Given>();
  const stored = context.historyOf(report.reportId);
  const files = stored?.map((one) => ({ report: one.report, moment: momentOf(one.token) })) ?? [
    { report, moment: undefined },
  ];
  const inOrder = files.toSorted((a, b) => compare(a.moment ?? '', b.moment ?? ''));
  for (const { report: filed, moment } of inOrder)
    for (const [rule, text] of Object.entries(filed.explanations)) newest.set(rule, { text, moment });
  for (const { decision, token } of context.decisions) {
    if (!isExplanation(decision)) continue;
    const moment = momentOf(token);
    const inFile = newest.get(decision.rule);
    if (inFile === undefined || compare(inFile.moment ?? '', moment) < 0)
      newest.set(decision.rule, { text: decision.text, by: decision.by, moment });
  }
  return newest;
}

function isExplanation(decision: PublishedDecision['decision']): decision is Explanation {
  return decision.kind === 'explanations';
}

interface About {
  readonly report: CanonicalReport;
  readonly context: FindingContext;
}

/** The findings of a rule as they were when it was explained, by the register and the rules of now. */
function explainedThen(rule: string, { moment }: Given, { report, context }: About): readonly OpenFinding[] {
  const at = (reportId: string, current: CanonicalReport | undefined) =>
    stateAt(context.historyOf(reportId), moment) ?? current;
  const then = at(report.reportId, report) ?? report;
  if (then.withdrawn) return [];
  const reportOf = (reportId: string) => {
    const state = at(reportId, context.reportOf(reportId));
    return state?.withdrawn ? undefined : state;
  };
  const neighbours = neighboursOf(then, { ...context, reportOf });
  return openFindings(then, neighbours).findings.filter(({ code }) => code === rule);
}

/** The revision that stood at a moment: the newest until then, or the first one where it came before all. */
function stateAt(
  history: readonly StoredRevision[] | undefined,
  moment: string | undefined,
): CanonicalReport | undefined {
  const inOrder = (history ?? []).toSorted((a, b) => compare(momentOf(a.token), momentOf(b.token)));
  if (moment === undefined) return undefined;
  return (inOrder.findLast(({ token }) => momentOf(token) <= moment) ?? inOrder[0])?.report;
}

/** The order in which things were sent: a token without its rank, by which what is filed stands above what is imported. */
function momentOf(token: string): string {
  return token.slice(token.indexOf('#') + 1);
}

function isSame(now: readonly OpenFinding[], then: readonly OpenFinding[]): boolean {
  return JSON.stringify(now.map(factsOf)) === JSON.stringify(then.map(factsOf));
}

function factsOf({ items, expected, actual }: OpenFinding) {
  return [items, expected ?? null, actual ?? null];
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
