import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toReport } from '../../../core/normalise/to-report.ts';
import { cellOf, subjectOf } from '../judge/draft-factory.ts';

test('texts are trimmed, blank ones absent, explanations in order', () => {
  const draft = {
    texts: new Map([
      ['section_1', cellOf('  一\n二 \n')],
      ['section_5', cellOf(' ')],
      ['correction_reason', cellOf('笔误')],
    ] as const),
    explanations: new Map([
      ['X-CARRY', cellOf('乙')],
      ['T2-FLOOR', cellOf(' 甲 ')],
    ]),
  };
  const report = toReport(subjectOf({ draft }));
  assert.deepEqual(report.sections, { one: '一\n二' });
  assert.equal(report.correctionReason, '笔误');
  assert.deepEqual(Object.entries(report.explanations), [
    ['T2-FLOOR', '甲'],
    ['X-CARRY', '乙'],
  ]);
});

test('what was not accepted has no canonical form: asking for it is our fault', () => {
  assert.throws(() => toReport({ ...subjectOf(), orgId: undefined }), /only an accepted report/);
  assert.throws(() => toReport({ ...subjectOf(), year: undefined }), /only an accepted report/);
});
