import type { Organisation } from './datasets/organisation.ts';
import type { Observation } from './findings/describe.ts';
import { ENGINE } from './findings/engine.ts';
import { FindingLog, severityOf } from './findings/finding-log.ts';
import type { LineCounts, Receipt, RecordOutcome } from './findings/receipt.ts';
import type { CanonicalReport } from './forms/canonical-report.ts';
import type { DraftCell, UploadRead } from './intake/draft.ts';
import { readUpload } from './intake/read-upload.ts';
import type { JudgeContext } from './judge/context.ts';
import { draftPlace } from './judge/draft-place.ts';
import { identifyReport, type Identity } from './judge/identify-report.ts';
import { judgeRegister } from './judge/judge-register.ts';
import { judgeReport } from './judge/judge-report.ts';
import type { Judgement } from './judge/judgement.ts';
import { toOrganisation } from './normalise/to-organisation.ts';
import { toReport } from './normalise/to-report.ts';

/** Judges the bytes of one upload: what was read, what is wrong and where, what can be taken. Never throws. */
export function judgeUpload(bytes: Uint8Array, context: JudgeContext): Judgement {
  return judgeRead(readUpload(bytes, context.upload), context);
}

/** Judges a file that was read before, when the register rows that it names have been loaded. */
export function judgeRead(read: UploadRead, context: JudgeContext): Judgement {
  const log = new FindingLog();
  log.addAll(read.observations);
  const desk: Desk = { context, log, refused: read.observations.some(isError) };
  const judged = [...judgeReports(read, desk), ...judgeRows(read, desk)];
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
}

/** Judges each report alone, and refuses every report that the file holds more than once. */
function judgeReports(read: UploadRead, desk: Desk): readonly Judged[] {
  const { context, log } = desk;
  const identities = read.reports.map((draft) => identifyReport(draft, context.today));
  const times = new Map<string, number>();
  for (const { reportId } of identities)
    if (reportId !== undefined) times.set(reportId, (times.get(reportId) ?? 0) + 1);
  return read.reports.map((draft, index) => {
    const identity = identities[index] ?? identifyReport(draft, context.today);
    const { subject, observations: own } = judgeReport(draft, identity, context);
    const isTwice = (times.get(identity.reportId ?? '') ?? 0) > 1;
    const observations = isTwice ? [...own, twice(draft.orgId, identity)] : own;
    log.addAll(observations, identity.reportId);
    const record = conclude({ id: identity.reportId, rows: draft.rows, observations }, desk);
    return record.status === 'rejected' ? record : { ...record, report: toReport(subject) };
  });
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
  const warned = observations.some(({ code }) => severityOf(code) === 'warning');
  return warned ? 'accepted-with-warnings' : 'accepted';
}

function isError({ code }: Observation): boolean {
  return severityOf(code) === 'error';
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
