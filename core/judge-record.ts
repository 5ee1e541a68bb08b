import type { Organisation } from './datasets/organisation.ts';
import type { Round } from './datasets/round.ts';
import { severityOf, type Observation } from './findings/describe.ts';
import type { FindingLog } from './findings/finding-log.ts';
import type { CanonicalReport } from './forms/canonical-report.ts';
import type { JudgeContext } from './judge/context.ts';

/** What all records of a file are judged with. */
export interface Desk {
  readonly context: JudgeContext;
  readonly log: FindingLog;
  /** A fault of the whole file refuses every record in it. */
  readonly refused: boolean;
}

/** What is kept of a record once its findings are logged: a file may hold thousands of bad ones. */
export interface Judged {
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

/** A record and what was seen in it. */
export interface Seen {
  readonly id: string | undefined;
  readonly rows: number;
  readonly observations: readonly Observation[];
}

/** What becomes of a record by what was seen in it. */
export function judgeRecord({ id, rows, observations }: Seen, desk: Desk): Judged {
  return { id, rows, ...verdictOn(observations, desk) };
}

/** The part of it that does not depend on which record it is. */
export function verdictOn(
  observations: readonly Observation[],
  { refused }: Pick<Desk, 'refused'>,
): Pick<Judged, 'status' | 'unknown'> {
  if (observations.length === 0 && !refused) return SOUND;
  const unknown = observations
    .filter(({ code }) => code === 'unknown-organisation')
    .map(({ facts }) => facts?.['name'] ?? '');
  return { unknown, status: refused ? 'rejected' : statusOf(observations) };
}

const SOUND: Pick<Judged, 'status' | 'unknown'> = { status: 'accepted', unknown: [] };

function statusOf(observations: readonly Observation[]): Judged['status'] {
  if (observations.some(isError)) return 'rejected';
  const warned = observations.some((seen) => severityOf(seen) === 'warning');
  return warned ? 'accepted-with-warnings' : 'accepted';
}

/** Whether it rejects its record. */
export function isError(observation: Observation): boolean {
  return severityOf(observation) === 'error';
}
