import { ORG_ID } from '../datasets/organisation.ts';
import type { FindingCode } from '../findings/catalogue.ts';
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
    observations: joined(who.observations, when.observations),
  };
}

const NOTHING_SEEN: readonly Observation[] = [];

function joined(one: readonly Observation[], other: readonly Observation[]): readonly Observation[] {
  return one.length + other.length === 0 ? NOTHING_SEEN : [...one, ...other];
}

interface Who {
  readonly orgId?: string;
  readonly observations: readonly Observation[];
}

function readOrgId({ orgId: cell }: DraftReport): Who {
  const text = cell.text.trim();
  if (text === '') return { observations: [{ code: 'org-id-missing', at: [draftPlace(cell)] }] };
  if (!ORG_ID.test(text)) return { observations: [{ code: 'org-id-malformed', at: [draftPlace(cell)] }] };
  return { orgId: text, observations: NOTHING_SEEN };
}

interface When {
  readonly year?: number;
  readonly observations: readonly Observation[];
}

/** A report year is a year that is over; before 2019 other things were counted. */
function readReportYear({ year: cell }: DraftReport, today: string): When {
  const read = readYear(cell.text);
  const told = (code: FindingCode, actual?: string): When => ({
    observations: [{ code, at: [draftPlace(cell)], ...(actual !== undefined && { actual }) }],
  });
  if ('problem' in read) return told(read.problem);
  const actual = String(read.value);
  if (read.value < FIRST_YEAR) return told(yearProblem(read.value), actual);
  if (today < `${actual}-12-31`) return told('year-out-of-range', actual);
  if (read.repaired) return { year: read.value, ...told('year-repaired', actual) };
  return { year: read.value, observations: NOTHING_SEEN };
}

/** Disclosure statistics exist since the Regulations of 2008; an earlier number is no report year at all. */
function yearProblem(year: number): 'year-before-forms' | 'year-out-of-range' {
  return year >= 2008 ? 'year-before-forms' : 'year-out-of-range';
}
