import type { Organisation } from '../datasets/organisation.ts';
import type { Observation } from '../findings/describe.ts';
import type { Place } from '../findings/finding.ts';
import type { CanonicalReport } from '../forms/canonical-report.ts';
import type { JudgeContext } from './context.ts';
import { OPEN_FINDING_CODES } from './open-finding-codes.ts';
import { judgeReport } from './judge-report.ts';
import { SECTION_ROWS, standingDraft } from './standing-draft.ts';

const CAN_BE_OPEN: ReadonlySet<string> = new Set(OPEN_FINDING_CODES);

/** Nothing beside the report itself and its register row is looked at: no other report, no day. */
const ALONE: JudgeContext = {
  receiptId: '',
  upload: { key: '', versionId: '', dataset: '', fileName: '', receivedAt: '', bytes: 0 },
  organisations: new Map(),
  earlier: new Map(),
  today: '',
};

/**
 * What the rules that need nothing but a report and its register row see in it. The report as it stands is no file any
 * more, so that places are named by items and sections.
 */
export function ownObservations(
  report: CanonicalReport,
  organisation?: Organisation,
): readonly Observation[] {
  const { reportId, orgId, year } = report;
  const identity = { reportId, orgId, year, observations: [] };
  const organisations = new Map(organisation ? [[orgId, organisation]] : []);
  const { observations } = judgeReport(standingDraft(report), identity, { ...ALONE, organisations });
  return observations.filter(({ code }) => CAN_BE_OPEN.has(code)).map(withoutCells);
}

/** Addresses of cells stand in places, and in the facts that list several. */
function withoutCells(seen: Observation): Observation {
  const at = seen.at.map((place) => ({ ...place, cell: nameOf(place) }));
  const cells = at.map(({ cell }) => cell).join(', ');
  const { facts } = seen;
  return { ...seen, at, ...(facts && { facts: 'cells' in facts ? { ...facts, cells } : facts }) };
}

function nameOf({ code, row }: Place): string {
  return code ?? SECTION_ROWS.get(row) ?? '';
}
