import type { Organisation } from './datasets/organisation.ts';
import type { Round } from './datasets/round.ts';
import { severityOf, type Observation } from './findings/describe.ts';
import { ENGINE } from './findings/engine.ts';
import { FindingLog } from './findings/finding-log.ts';
import type { LineCounts, Receipt, RecordOutcome } from './findings/receipt.ts';
import type { CanonicalReport } from './forms/canonical-report.ts';
import type { DraftCell, UploadRead } from './intake/draft.ts';
import { readUpload } from './intake/read-upload.ts';
import type { JudgeContext } from './judge/context.ts';
import { draftPlace } from './judge/draft-place.ts';
import { judgeBase } from './judge/judge-base.ts';
import { identifyReport, type Identity } from './judge/identify-report.ts';
import { judgeInContext } from './judge/judge-in-context.ts';
import { judgeRegister } from './judge/judge-register.ts';
import { judgeRounds } from './judge/judge-rounds.ts';
import { judgeReport } from './judge/judge-report.ts';
import type { Judgement } from './judge/judgement.ts';
import { toOrganisation } from './normalise/to-organisation.ts';
import { toReport } from './normalise/to-report.ts';
import { toRound } from './normalise/to-round.ts';

/** Judges the bytes of one upload: what was read, what is wrong and where, what can be taken. Never throws. */
export function judgeUpload(bytes: Uint8Array, context: JudgeContext): Judgement {
  return judgeRead(readUpload(bytes, context.upload), context);
}

/** Judges a file that was read before, when the register rows that it names have been loaded. */
export function judgeRead(read: UploadRead, context: JudgeContext): Judgement {
  const log = new FindingLog();
  log.addAll(read.observations);
  const desk: Desk = { context, log, refused: read.observations.some(isError) };
  const judged = [...judgeReports(read, desk), ...judgeRows(read, desk), ...judgeWholeRounds(read, desk)];
  const records = outcomesOf(judged);
  const lines = countLines(read, judged);
  const receipt: Receipt = {
    receiptId: context.receiptId,
    status: overallStatus({ records, lines, counts: log.counts }),
    upload: context.upload,
    ...(read.reading && { reading: read.reading }),
    records,
    lines,
    counts: log.counts,
    findings: log.list(),
    engine: { ...ENGINE, context: context.contextHash ?? '' },
  };
  return {
    receipt,
    reports: judged.flatMap(({ report }) => report ?? []),
    organisations: judged.flatMap(({ organisation }) => organisation ?? []),
    rounds: judged.flatMap(({ round }) => round ?? []),
    unknownOrganisations: [...new Set(judged.flatMap(({ unknown }) => unknown))],
  };
}

/** What all records of a file are judged with. */
interface Desk {
  readonly context: JudgeContext;
  readonly log: FindingLog;
  /** A fault of the whole file refuses every record in it. */
  readonly refused: boolean;
}

/** What became of each record that names itself; one that stands twice is told once. */
function outcomesOf(judged: readonly Judged[]): readonly RecordOutcome[] {
  const outcomes = new Map<string, RecordOutcome>();
  for (const { id, status } of judged) if (id !== undefined) outcomes.set(id, { id, status });
  return [...outcomes.values()];
}

/** What is kept of a record once its findings are logged: a file may hold thousands of bad ones. */
interface Judged {
  readonly id: string | undefined;
  readonly status: 'accepted' | 'accepted-with-warnings' | 'rejected';
  /** How many spreadsheet rows it takes. */
  readonly rows: number;
  readonly unknown: readonly string[];
  /** Where it is sound. */
  readonly report?: CanonicalReport;
  readonly organisation?: Organisation;
  readonly round?: Round;
}

/**
 * Judges the reports of a file, refuses every one that it holds more than once, and holds each to the year before: as
 * the file itself gives it, where that is sound, else as it stands. So earlier years are judged first.
 */
function judgeReports(read: UploadRead, desk: Desk): readonly Judged[] {
  const { context, log } = desk;
  const named = read.reports.map((draft) => ({ draft, identity: identifyReport(draft, context.today) }));
  const times = new Map<string, number>();
  for (const { identity } of named)
    if (identity.reportId !== undefined)
      times.set(identity.reportId, (times.get(identity.reportId) ?? 0) + 1);
  const inFile = new Map<string, CanonicalReport>();
  const earlier = (reportId: string) => inFile.get(reportId) ?? context.earlier.get(reportId);
  const judged: Judged[] = [];
  for (const index of byYear(named.map(({ identity }) => identity.year))) {
    const { draft, identity } = named[index] ?? {};
    if (!draft || !identity) continue;
    const { subject, observations: own } = judgeReport(draft, identity, context);
    const isTwice = (times.get(identity.reportId ?? '') ?? 0) > 1;
    const observations = isTwice ? [...own, twice(draft.orgId, identity)] : own;
    // Open findings are told, and count towards the receipt; what is published of a record follows from the file
    // alone, or the feeds would depend on the order in which files arrived.
    const open = [...judgeInContext(subject, earlier), ...judgeBase(subject, context)];
    log.addAll([...observations, ...open], identity.reportId);
    const record = conclude({ id: identity.reportId, rows: draft.rows, observations }, desk);
    const report = record.status === 'rejected' ? undefined : toReport(subject);
    if (report && report.withdrawn === undefined) inFile.set(report.reportId, report);
    judged[index] = report ? { ...record, report } : record;
  }
  return judged;
}

/** Indices, those of earlier years first. */
function byYear(years: readonly (number | undefined)[]): readonly number[] {
  return [...years.keys()].toSorted((a, b) => (years[a] ?? 0) - (years[b] ?? 0));
}

function twice(cell: DraftCell, { orgId, year }: Identity): Observation {
  const facts = { name: orgId ?? '', year: String(year ?? '') };
  return { code: 'report-twice', at: [draftPlace(cell)], facts };
}

function judgeRows(read: UploadRead, desk: Desk): readonly Judged[] {
  return judgeRegister(read.organisations, desk.context).map(({ row, orgId, observations }) => {
    desk.log.addAll(observations);
    const record = conclude({ id: orgId, rows: 1, observations }, desk);
    return record.status === 'rejected' ? record : { ...record, organisation: toOrganisation(row) };
  });
}

function judgeWholeRounds(read: UploadRead, desk: Desk): readonly Judged[] {
  return judgeRounds(read.rounds, desk.context).map(({ rows, roundId, observations }) => {
    desk.log.addAll(observations);
    const record = conclude({ id: roundId, rows: rows.length, observations }, desk);
    return record.status === 'rejected' ? record : { ...record, round: toRound(rows) };
  });
}

interface Seen {
  readonly id: string | undefined;
  readonly rows: number;
  readonly observations: readonly Observation[];
}

function conclude({ id, rows, observations }: Seen, { refused }: Desk): Judged {
  const unknown = observations
    .filter(({ code }) => code === 'unknown-organisation')
    .map(({ facts }) => facts?.['name'] ?? '');
  return { id, rows, unknown, status: refused ? 'rejected' : statusOf(observations) };
}

function statusOf(observations: readonly Observation[]): Judged['status'] {
  if (observations.some(isError)) return 'rejected';
  const warned = observations.some((seen) => severityOf(seen) === 'warning');
  return warned ? 'accepted-with-warnings' : 'accepted';
}

function isError(observation: Observation): boolean {
  return severityOf(observation) === 'error';
}

function countLines({ rows }: UploadRead, judged: readonly Judged[]): LineCounts {
  const skipped = [...rows.skipped]
    .map(([reason, lines]) => ({ reason, lines }))
    .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
  const accepted = judged.reduce((sum, one) => sum + (one.status === 'rejected' ? 0 : one.rows), 0);
  const passed = skipped.reduce((sum, { lines }) => sum + lines, 0);
  const rejected = rows.read - rows.header - accepted - passed;
  return { read: rows.read, header: rows.header, accepted, rejected, skipped };
}

/** The file's status from its records'; a file without an accepted record is rejected. */
function overallStatus({
  records,
  lines,
  counts,
}: Pick<Receipt, 'records' | 'lines' | 'counts'>): Receipt['status'] {
  if (lines.accepted === 0) return 'rejected';
  if (lines.rejected > 0 || records.some(({ status }) => status === 'rejected')) return 'partly-accepted';
  return counts.warning > 0 ? 'accepted-with-warnings' : 'accepted';
}
