import { ENGINE } from './findings/engine.ts';
import type { Observation } from './findings/describe.ts';
import { FindingLog, severityOf } from './findings/finding-log.ts';
import type { LineCounts, Receipt, RecordOutcome } from './findings/receipt.ts';
import type { UploadRead } from './intake/draft.ts';
import { readUpload } from './intake/read-upload.ts';
import type { JudgeContext } from './judge/context.ts';
import { draftPlace } from './judge/draft-place.ts';
import { judgeRegister, type JudgedRow } from './judge/judge-register.ts';
import { judgeInContext } from './judge/judge-in-context.ts';
import { judgeReport, type JudgedReport } from './judge/judge-report.ts';
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
  const refused = read.observations.some(isError);
  const reports = judgeReports(read, context);
  const rows = judgeRegister(read.organisations, context);
  for (const judged of [...reports, ...rows]) log.addAll(judged.observations);
  const taken = {
    reports: reports.filter((one) => !refused && isSound(one)),
    rows: rows.filter((one) => !refused && isSound(one)),
  };
  const outcomes = refused
    ? allRejected(reports, rows)
    : [...reports.flatMap(reportOutcome), ...rows.flatMap(rowOutcome)];
  const receipt: Receipt = {
    receiptId: context.receiptId,
    status: 'rejected',
    upload: context.upload,
    ...(read.reading && { reading: read.reading }),
    records: outcomes,
    lines: countLines(read, taken),
    counts: log.counts,
    findings: log.list(),
    engine: { ...ENGINE, context: context.contextHash ?? '' },
  };
  return {
    receipt: { ...receipt, status: overallStatus(receipt) },
    reports: taken.reports.map((one) => toReport(one.subject)),
    organisations: taken.rows.map((one) => toOrganisation(one.row)),
    unknownOrganisations: unknownIn([...reports, ...rows]),
  };
}

/**
 * Judges each report alone, refuses every report that the file holds more than once, then holds each to the year
 * before: as the file itself gives it, where that is sound, else as it stands.
 */
function judgeReports(read: UploadRead, context: JudgeContext): readonly JudgedReport[] {
  const alone = read.reports.map((draft) => judgeReport(draft, context));
  const times = new Map<string, number>();
  for (const { reportId } of alone)
    if (reportId !== undefined) times.set(reportId, (times.get(reportId) ?? 0) + 1);
  const judged = alone.map((one) => ((times.get(one.reportId ?? '') ?? 0) > 1 ? withTwice(one) : one));
  const inFile = new Map(judged.map((one) => [one.reportId, one]));
  return judged.map((one) =>
    judgeInContext(one, (reportId) => {
      const sibling = inFile.get(reportId);
      return sibling && isSound(sibling) ? toReport(sibling.subject) : context.earlier.get(reportId);
    }),
  );
}

function withTwice(judged: JudgedReport): JudgedReport {
  const { draft, orgId, year } = judged.subject;
  const seen: Observation = {
    code: 'report-twice',
    at: [draftPlace(draft.orgId)],
    facts: { name: orgId ?? '', year: String(year ?? '') },
    ...(judged.reportId !== undefined && { reportId: judged.reportId }),
  };
  return { ...judged, observations: [...judged.observations, seen] };
}

function isError(observation: Observation): boolean {
  return severityOf(observation.code) === 'error';
}

function isSound(judged: { readonly observations: readonly Observation[] }): boolean {
  return !judged.observations.some(isError);
}

function reportOutcome(judged: JudgedReport): readonly RecordOutcome[] {
  return judged.reportId === undefined ? [] : [{ id: judged.reportId, status: ownStatus(judged) }];
}

function rowOutcome(judged: JudgedRow): readonly RecordOutcome[] {
  return judged.orgId === undefined ? [] : [{ id: judged.orgId, status: ownStatus(judged) }];
}

function ownStatus(judged: { readonly observations: readonly Observation[] }): RecordOutcome['status'] {
  if (!isSound(judged)) return 'rejected';
  return judged.observations.some((seen) => severityOf(seen.code) === 'warning')
    ? 'accepted-with-warnings'
    : 'accepted';
}

function allRejected(reports: readonly JudgedReport[], rows: readonly JudgedRow[]): readonly RecordOutcome[] {
  const ids = [...reports.map((one) => one.reportId), ...rows.map((one) => one.orgId)];
  return ids.flatMap((id): RecordOutcome[] => (id === undefined ? [] : [{ id, status: 'rejected' }]));
}

interface Taken {
  readonly reports: readonly JudgedReport[];
  readonly rows: readonly JudgedRow[];
}

function countLines({ rows }: UploadRead, taken: Taken): LineCounts {
  const skipped = [...rows.skipped]
    .map(([reason, lines]) => ({ reason, lines }))
    .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
  const accepted =
    taken.reports.reduce((sum, { subject }) => sum + subject.draft.rows, 0) + taken.rows.length;
  const passed = skipped.reduce((sum, { lines }) => sum + lines, 0);
  return {
    read: rows.read,
    header: rows.header,
    accepted,
    rejected: rows.read - rows.header - accepted - passed,
    skipped,
  };
}

/** The file's status from its records'; a file without an accepted record is rejected. */
function overallStatus({ records, lines, counts }: Receipt): Receipt['status'] {
  if (lines.accepted === 0) return 'rejected';
  if (lines.rejected > 0 || records.some(({ status }) => status === 'rejected')) return 'partly-accepted';
  return counts.warning > 0 ? 'accepted-with-warnings' : 'accepted';
}

function unknownIn(judged: readonly { readonly observations: readonly Observation[] }[]): readonly string[] {
  const seen = judged.flatMap(({ observations }) =>
    observations.filter(({ code }) => code === 'unknown-organisation'),
  );
  return [...new Set(seen.map(({ facts }) => facts?.['name'] ?? ''))];
}
