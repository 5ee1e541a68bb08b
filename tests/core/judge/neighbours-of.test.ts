import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Organisation } from '../../../core/datasets/organisation.ts';
import { FORM_2021 } from '../../../core/forms/form.ts';
import type { CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { neighboursOf } from '../../../core/judge/neighbours-of.ts';
import { predecessorsIn } from '../../../core/judge/predecessors.ts';
import { openFindings } from '../../../core/judge/open-findings.ts';
import { organisation, report } from '../../functions/records.ts';

const BUREAU = '419001-bureau';
const OLD = '419001-old-bureau';

/** A report whose requests carried over are these. */
function filed(
  orgId: string,
  year: number,
  carried: { readonly in?: string; readonly out?: string },
): CanonicalReport {
  const cells: Readonly<Record<string, string | undefined>> = {
    t3_carried_in__natural: carried.in,
    t3_carried_in__total: carried.in,
    t3_carried_out__natural: carried.out,
    t3_carried_out__total: carried.out,
  };
  return report({ orgId, year, values: FORM_2021.items.map(({ code }) => cells[code] ?? '0') });
}

/** The codes of what is open about the bureau's report of 2023, beside these rows and reports. */
function codes(
  rows: readonly Organisation[],
  reports: readonly CanonicalReport[],
  own = filed(BUREAU, 2023, { in: '5' }),
) {
  const neighbours = neighboursOf(own, {
    register: new Map(rows.map((row) => [row.orgId, row])),
    predecessors: predecessorsIn(rows),
    reportOf: (id) => reports.find(({ reportId }) => reportId === id),
  });
  const { findings, notAssessable } = openFindings(own, neighbours);
  return { found: findings.map(({ code }) => code), notAssessable };
}

const STANDING = organisation({ orgId: BUREAU });
const gone = (change: Partial<Organisation>): Organisation =>
  organisation({ orgId: OLD, successor: BUREAU, validTo: '2023-03-31', ...change });

describe('what a report is compared with', () => {
  it('is its own report of the year before: a break is found', () => {
    assert.ok(codes([STANDING], [filed(BUREAU, 2022, { out: '2' })]).found.includes('X-CARRY'));
    assert.ok(!codes([STANDING], [filed(BUREAU, 2022, { out: '5' })]).found.includes('X-CARRY'));
  });

  it('is nothing, where another body was merged into it in the year: no false alarm', () => {
    const merged = gone({ event: { kind: 'merge', date: '2023-03-31' } });
    const { found, notAssessable } = codes(
      [STANDING, merged],
      [filed(BUREAU, 2022, { out: '2' }), filed(OLD, 2022, { out: '3' })],
    );
    assert.ok(!found.includes('X-CARRY'));
    assert.ok(notAssessable.includes('X-CARRY'));
  });

  it('is nothing, where its own row tells of a merger or a split in the year', () => {
    for (const kind of ['merge', 'split'] as const) {
      const row = organisation({ orgId: BUREAU, event: { kind, date: '2023-06-01' } });
      assert.ok(codes([row], [filed(BUREAU, 2022, { out: '2' })]).notAssessable.includes('X-CARRY'));
    }
  });

  it('is the year before again, once the merger is past', () => {
    const merged = gone({ validTo: '2021-03-31', event: { kind: 'merge', date: '2021-03-31' } });
    assert.ok(codes([STANDING, merged], [filed(BUREAU, 2022, { out: '2' })]).found.includes('X-CARRY'));
  });

  it('goes on over a new name under the same id', () => {
    const renamed = organisation({
      orgId: BUREAU,
      formerNames: [{ nameZh: '旧名局', until: '2022-12-31' }],
      event: { kind: 'rename', date: '2023-01-01' },
    });
    assert.ok(codes([renamed], [filed(BUREAU, 2022, { out: '2' })]).found.includes('X-CARRY'));
    assert.ok(!codes([renamed], [filed(BUREAU, 2022, { out: '5' })]).found.includes('X-CARRY'));
  });

  it('goes on where the body of the old name stopped, when it got an id of its own', () => {
    const young = organisation({ orgId: BUREAU, validFrom: '2023-01-01' });
    const renamed = gone({ validTo: '2022-12-31', event: { kind: 'rename', date: '2023-01-01' } });
    assert.ok(codes([young, renamed], [filed(OLD, 2022, { out: '2' })]).found.includes('X-CARRY'));
    const kept = codes([young, renamed], [filed(OLD, 2022, { out: '5' })]);
    assert.ok(!kept.found.includes('X-CARRY') && !kept.notAssessable.includes('X-CARRY'));
  });

  it('is nothing for a new body without a past, and for one that is not registered', () => {
    const young = organisation({ orgId: BUREAU, validFrom: '2023-01-01' });
    assert.ok(codes([young], [filed(BUREAU, 2022, { out: '2' })]).notAssessable.includes('X-CARRY'));
    assert.ok(codes([], [filed(BUREAU, 2022, { out: '2' })]).notAssessable.includes('X-CARRY'));
  });
});
