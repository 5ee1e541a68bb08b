import type { Observation } from './findings/describe.ts';
import type { CanonicalReport } from './forms/canonical-report.ts';
import type { DraftCell, UploadRead } from './intake/draft.ts';
import { verdictOn, type Desk, type Judged } from './judge-record.ts';
import { draftPlace } from './judge/draft-place.ts';
import { judgeStartingRevision } from './judge/judge-starting-revision.ts';
import { identifyReport, type Identity } from './judge/identify-report.ts';
import { judgeInContext } from './judge/judge-in-context.ts';
import { judgeReport } from './judge/judge-report.ts';
import { toReport } from './normalise/to-report.ts';

/**
 * Judges the reports of a file, refuses every one that it holds more than once, and holds each to the year before: as
 * the file itself gives it, where that is sound, else as it stands. So earlier years are judged first.
 */
export function judgeReports(read: UploadRead, desk: Desk): readonly Judged[] {
  const { context, log } = desk;
  const identities = read.reports.map((draft) => identifyReport(draft, context.today));
  const many = idsOfMany(identities);
  const years = new Set(identities.map(({ year }) => year));
  const inFile = new Map<string, CanonicalReport>();
  const earlier = (reportId: string) => inFile.get(reportId) ?? context.earlier.get(reportId);
  const hasPast = context.earlier.size > 0 || years.size > 1;
  const judged: Judged[] = [];
  for (const index of byYear(identities)) {
    const draft = read.reports[index];
    const identity = identities[index];
    if (!draft || !identity) continue;
    const { subject, observations: own } = judgeReport(draft, identity, context);
    const isTwice = many.size > 0 && many.has(identity.reportId ?? '');
    const observations = isTwice ? [...own, twice(draft.orgId, identity)] : own;
    log.addAll(observations, identity.reportId);
    // Open findings are told, and count towards the receipt; what is published of a record follows from the file
    // alone, or the feeds would depend on the order in which files arrived.
    if (hasPast) log.addAll(judgeInContext(subject, earlier), identity.reportId);
    log.addAll(judgeStartingRevision(subject, context), identity.reportId);
    const { status, unknown } = verdictOn(observations, desk);
    const { reportId: id } = identity;
    const { rows } = draft;
    if (status === 'rejected') {
      judged[index] = { id, rows, status, unknown };
      continue;
    }
    const report = toReport(subject);
    judged[index] = { id, rows, status, unknown, report };
    if (report.withdrawn === undefined && years.has(report.year + 1)) inFile.set(report.reportId, report);
  }
  return judged;
}

/** The ids that more than one report has: the same organisation in the same year. */
function idsOfMany(identities: readonly Identity[]): ReadonlySet<string> {
  const seen = new Map<number, Set<string>>();
  const many = new Set<string>();
  for (const { orgId, year, reportId } of identities) {
    if (orgId === undefined || year === undefined || reportId === undefined) continue;
    const ofYear = seen.get(year) ?? new Set();
    const before = ofYear.size;
    if (ofYear.add(orgId).size === before) many.add(reportId);
    if (before === 0) seen.set(year, ofYear);
  }
  return many;
}

/** Indices, those of earlier years first. */
function byYear(identities: readonly Identity[]): readonly number[] {
  const year = (index: number) => identities[index]?.year ?? 0;
  return [...identities.keys()].toSorted((a, b) => year(a) - year(b));
}

function twice(cell: DraftCell, { orgId, year }: Identity): Observation {
  const facts = { name: orgId ?? '', year: String(year ?? '') };
  return { code: 'report-twice', at: [draftPlace(cell)], facts };
}
