import type { Organisation } from './datasets/organisation.ts';
import type { Round } from './datasets/round.ts';
import { FindingLog } from './findings/finding-log.ts';
import { ENGINE } from './findings/engine.ts';
import type { LineCounts, Receipt, RecordOutcome } from './findings/receipt.ts';
import type { CanonicalReport } from './forms/canonical-report.ts';
import type { UploadRead } from './intake/draft.ts';
import { isError, type Desk, type Judged } from './judge-record.ts';
import type { JudgeContext } from './judge/context.ts';
import type { Judgement } from './judge/judgement.ts';

/** Judges the records of one kind in a file, and logs what it finds. */
export type Judge = (read: UploadRead, desk: Desk) => readonly Judged[];

/** Judges a file that was read by those who know its kinds of records, and puts together what its sender is told. */
export function judgeWith(judges: readonly Judge[], read: UploadRead, context: JudgeContext): Judgement {
  const log = new FindingLog();
  log.addAll(read.observations);
  const desk: Desk = { context, log, refused: read.observations.some(isError) };
  const judged = judges.flatMap((judge) => judge(read, desk));
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
  return { receipt, ...takenFrom(judged) };
}

/** What was taken of all records, in their order: a bulk file has a hundred thousand. */
function takenFrom(judged: readonly Judged[]): Omit<Judgement, 'receipt'> {
  const reports: CanonicalReport[] = [];
  const organisations: Organisation[] = [];
  const rounds: Round[] = [];
  const unknown = new Set<string>();
  for (const one of judged) {
    if (one.report) reports.push(one.report);
    if (one.organisation) organisations.push(one.organisation);
    if (one.round) rounds.push(one.round);
    for (const name of one.unknown) unknown.add(name);
  }
  return { reports, organisations, rounds, unknownOrganisations: [...unknown] };
}

/** What became of each record that names itself; one that stands twice is told once. */
function outcomesOf(judged: readonly Judged[]): readonly RecordOutcome[] {
  const outcomes = new Map<string, RecordOutcome>();
  for (const { id, status } of judged) if (id !== undefined) outcomes.set(id, { id, status });
  return [...outcomes.values()];
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
