import { FORM_2021 } from '../../core/forms/form.ts';
import { reportIdOf, type CanonicalReport } from '../../core/forms/canonical-report.ts';
import type { Explanation } from '../../core/decisions/kinds/explanations.ts';
import { roundIdOf, type Round } from '../../core/datasets/round.ts';
import type { Organisation } from '../../core/datasets/organisation.ts';
import type { AcceptedRecord } from '../../functions/ports.ts';

/** A report on the 2021 form, all zero but for what a test is about. */
export function report(change: Partial<CanonicalReport> = {}): CanonicalReport {
  const { orgId = '419001-gov-office', year = 2021 } = change;
  return {
    reportId: reportIdOf(orgId, year),
    orgId,
    year,
    form: '2021',
    values: FORM_2021.items.map(() => '0'),
    marks: {},
    sections: {},
    explanations: {},
    ...change,
  };
}

/** A row of the register. */
export function organisation(change: Partial<Organisation> = {}): Organisation {
  return {
    orgId: '419001-gov-office',
    nameZh: '济源市人民政府办公室',
    kind: 'office',
    region: '419001',
    validFrom: '2000-01-01',
    ...change,
  };
}

/** An accepted report with the token of its upload. */
export function acceptedReport(token: string, change: Partial<CanonicalReport> = {}): AcceptedRecord {
  return { ...stub(token), kind: 'report', report: report(change) };
}

/** An accepted row of the register with the token of its upload. */
export function acceptedRow(token: string, change: Partial<Organisation> = {}): AcceptedRecord {
  return { ...stub(token), kind: 'organisation', organisation: organisation(change) };
}

/** An accepted explanation with the token of its upload. */
export function acceptedExplanation(token: string, change: Partial<Explanation> = {}): AcceptedRecord {
  const decision: Explanation = {
    kind: 'explanations',
    reportId: '419001-gov-office.2021',
    rule: 'X-CARRY',
    text: '机构合并，转入 2 件',
    by: '济源市人民政府办公室',
    ...change,
  };
  return { ...stub(token), kind: 'decision', decision };
}

/** A round with one deadline, the end of January. */
export function roundOf(year: number, area: string, change: Partial<Round> = {}): Round {
  const deadlines = [{ day: `${year + 1}-01-31` }];
  return { roundId: roundIdOf(year, area), year, area, expected: [], excluded: [], deadlines, ...change };
}

/** An accepted round with the token of its upload. */
export function acceptedRound(token: string, round: Round): AcceptedRecord {
  return { ...stub(token), kind: 'round', round };
}

function stub(token: string) {
  return {
    token,
    receiptId: 'r-00000000000000000000000000000001',
    source: { fileSha256: 'ab'.repeat(32), receivedAt: '2022-01-20T08:00:00Z', status: 'accepted' },
  } as const;
}
