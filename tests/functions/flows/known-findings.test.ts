import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownFindings, type FindingBasis } from '../../../functions/flows/known-findings.ts';
import { publishedReport } from '../../core/query/published-report.ts';
import { organisation } from '../records.ts';

const ROW = organisation();
const REPORT = publishedReport();
const BASIS: FindingBasis = { report: REPORT, before: [], rows: [ROW], decisions: [], histories: new Map() };
const DECISION = {
  decision: { kind: 'explanations', reportId: REPORT.reportId, rule: 'X-CARRY', text: '合并', by: '某局' },
  revision: 1,
  token: '1#b',
  receivedAt: '',
} as const;

/** [what changed, the basis then] */
const CHANGES: readonly (readonly [string, FindingBasis])[] = [
  ['another revision', { ...BASIS, report: { ...REPORT, revision: 2 } }],
  ['another report', { ...BASIS, report: publishedReport({ orgId: '419001-gov' }) }],
  ['the year before', { ...BASIS, before: [publishedReport({ year: 2020 })] }],
  ['its row', { ...BASIS, rows: [{ ...ROW, event: { kind: 'split', date: '2021-04-01' } }] }],
  ['a predecessor', { ...BASIS, rows: [ROW, organisation({ orgId: '410100-old', successor: ROW.orgId })] }],
  ['a decision', { ...BASIS, decisions: [DECISION] }],
];

test('what is open is worked out once while nothing has changed', () => {
  const known = new KnownFindings();
  let worked = 0;
  const work = () => {
    worked += 1;
    return { ...REPORT };
  };
  assert.equal(known.of(BASIS, work), known.of({ ...BASIS, report: { ...REPORT } }, work));
  assert.equal(worked, 1);
});

for (const [what, changed] of CHANGES)
  test(`it is worked out anew after ${what} has changed`, () => {
    const known = new KnownFindings();
    let worked = 0;
    const work = () => {
      worked += 1;
      return REPORT;
    };
    for (const basis of [BASIS, changed, BASIS, changed]) known.of(basis, work);
    assert.equal(worked, 2);
  });

test('only so many are kept', () => {
  const known = new KnownFindings();
  let worked = 0;
  const work = () => {
    worked += 1;
    return REPORT;
  };
  const at = (revision: number) => ({ ...BASIS, report: { ...REPORT, revision } });
  for (let revision = 1; revision <= 501; revision += 1) known.of(at(revision), work);
  known.of(at(501), work);
  assert.equal(worked, 501);
  known.of(at(1), work);
  assert.equal(worked, 502);
});
