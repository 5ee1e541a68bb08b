import { ORG_ID } from '../datasets/organisation.ts';
import type { Observation } from '../findings/describe.ts';
import { reportIdOf } from '../forms/canonical-report.ts';
import { FIRST_YEAR } from '../forms/form.ts';
import type { DraftReport } from '../intake/draft.ts';
import { readYear } from '../intake/read-year.ts';
import { draftPlace } from './draft-place.ts';

/** Who and when a report is about, as far as the file says so; `reportId` only when both parts are sound. */
export interface Identity {
  readonly orgId: string | undefined;
  readonly year: number | undefined;
  readonly reportId: string | undefined;
  readonly observations: readonly Observation[];
}

/** Reads who and when a report is about. `today` is an ISO 8601 day. */
export function identifyReport(draft: DraftReport, today: string): Identity {
  const who = readOrgId(draft);
  const when = readReportYear(draft, today);
  const known = who.orgId !== undefined && when.year !== undefined;
  return {
    orgId: who.orgId,
    year: when.year,
    reportId: known ? reportIdOf(who.orgId, when.year) : undefined,
    observations: [...who.observations, ...when.observations],
  };
}

interface Who {
  readonly orgId?: string;
  readonly observations: readonly Observation[];
}

function readOrgId({ orgId: cell }: DraftReport): Who {
  const text = cell.text.trim();
  if (text === '') return { observations: [{ code: 'org-id-missing', at: [draftPlace(cell)] }] };
  if (!ORG_ID.test(text)) return { observations: [{ code: 'org-id-malformed', at: [draftPlace(cell)] }] };
  return { orgId: text, observations: [] };
}

interface When {
  readonly year?: number;
  readonly observations: readonly Observation[];
}

/** A report year is a year that is over; before 2019 other things were counted. */
function readReportYear({ year: cell }: DraftReport, today: string): When {
  const read = readYear(cell.text);
  const at = [draftPlace(cell)];
  if ('problem' in read) return { observations: [{ code: read.problem, at }] };
  const actual = String(read.value);
  if (read.value < FIRST_YEAR) return { observations: [{ code: yearProblem(read.value), at, actual }] };
  if (today < `${actual}-12-31`) return { observations: [{ code: 'year-out-of-range', at, actual }] };
  return { year: read.value, observations: read.repaired ? [{ code: 'year-repaired', at, actual }] : [] };
}

/** Disclosure statistics exist since the Regulations of 2008; an earlier number is no report year at all. */
function yearProblem(year: number): 'year-before-forms' | 'year-out-of-range' {
  return year >= 2008 ? 'year-before-forms' : 'year-out-of-range';
}
