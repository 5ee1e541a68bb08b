import type { CanonicalReport } from '../forms/canonical-report.ts';
import type { ReportSource } from './published-report.ts';
import { compareStates, type ValueChange } from './value-change.ts';

/** One accepted state of a report as the table keeps it. */
export interface StoredRevision {
  /** Its place in the order of uploads. */
  readonly token: string;
  /** Of its content: one that equals the one before it opens nothing new. */
  readonly digest: string;
  readonly source: ReportSource;
  readonly report: CanonicalReport;
}

/** What a revision may do to its report. */
export const REVISION_KINDS = ['first', 'correction', 'withdrawal', 'restoration'] as const;
export type RevisionKind = (typeof REVISION_KINDS)[number];

/** One revision of a report (版本), and what it changed, value by value. */
export interface ReportRevision {
  /** Counted from 1. */
  readonly revision: number;
  readonly kind: RevisionKind;
  /** The public stub of the receipt behind it; `receivedAt` is when. */
  readonly source: ReportSource;
  readonly reason: string | undefined;
  readonly basedOnRevision: number | undefined;
  readonly report: CanonicalReport;
  /** Against the last revision that had values; none of the first one and of a withdrawal. */
  readonly changes: readonly ValueChange[];
}

/**
 * The history of one report: its revisions in the order of uploads, numbered as readers see them, each with what it
 * changed. Follows from the set of stored revisions alone, in whatever order they are given.
 */
export function reportHistory(stored: readonly StoredRevision[]): readonly ReportRevision[] {
  const history: ReportRevision[] = [];
  let digest: string | undefined;
  let before: CanonicalReport | undefined;
  for (const one of stored.toSorted((a, b) => (a.token < b.token ? -1 : 1))) {
    if (one.digest === digest) continue;
    digest = one.digest;
    const last = history.at(-1);
    history.push(revisionOf(one, { number: history.length + 1, before, last }));
    if (one.report.withdrawn === undefined) before = one.report;
  }
  return history;
}

interface Past {
  readonly number: number;
  /** The last state that had values. */
  readonly before: CanonicalReport | undefined;
  readonly last: ReportRevision | undefined;
}

function revisionOf({ report, source }: StoredRevision, { number, before, last }: Past): ReportRevision {
  const isWithdrawal = report.withdrawn === true;
  return {
    revision: number,
    kind: kindOf(report, last),
    source,
    reason: report.correctionReason,
    basedOnRevision: report.basedOnRevision,
    report,
    changes: isWithdrawal || before === undefined ? [] : compareStates(before, report),
  };
}

function kindOf(report: CanonicalReport, last: ReportRevision | undefined): RevisionKind {
  if (report.withdrawn === true) return 'withdrawal';
  if (last === undefined) return 'first';
  return last.kind === 'withdrawal' ? 'restoration' : 'correction';
}
