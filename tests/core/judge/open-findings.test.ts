import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { judgeUpload, openFindings } from '../../../core/index.ts';
import { EXAMPLE_ORGANISATION } from '../../../core/judge/rule-book/example-register.ts';
import type { RuleExample } from '../../../core/judge/rule-book/rule-entry.ts';
import { exampleContext, exampleFile } from '../../../scripts/cases/example-file.ts';

const OUT_2 = {
  t3_new_received__natural: '5',
  t3_new_received__total: '5',
  t3_carried_out__natural: '2',
  t3_carried_out__total: '2',
};

describe('open findings', () => {
  const organisation = EXAMPLE_ORGANISATION;

  it('speak of items in both languages, without a place in a file', () => {
    const lastYear = reportOf({ year: 2022, cells: OUT_2 });
    const { findings } = openFindings(reportOf({}), { organisation, lastYear });
    const first = findings.find(({ code }) => code === 'X-CARRY');
    assert.deepEqual(first?.items, ['t3_carried_in__natural']);
    assert.deepEqual([first?.expected, first?.actual, first?.severity], ['2', '0', 'warning']);
    for (const text of [first?.message.zh, first?.message.en, first?.fix.zh])
      assert.doesNotMatch(text ?? '{', /[{}]/);
  });

  it('change with the neighbour alone: the same report is sound beside another year before it', () => {
    const report = reportOf({});
    const codes = (lastYear: CanonicalReport) =>
      openFindings(report, { organisation, lastYear }).findings.map(({ code }) => code);
    assert.ok(codes(reportOf({ year: 2022, cells: OUT_2 })).includes('X-CARRY'));
    assert.ok(!codes(reportOf({ year: 2022 })).includes('X-CARRY'));
  });

  it('say which rules had nothing to compare with: not passed, not failed', () => {
    const { findings, notAssessable } = openFindings(reportOf({}), { organisation });
    assert.deepEqual(findings, []);
    assert.deepEqual(notAssessable, ['X-CARRY', 'X-INFORCE', 'O-OUTLIER', 'O-UNIT', 'O-COPY', 'P-ALIKE']);
  });

  it('are not assessable for a body that is not in the register', () => {
    const { notAssessable } = openFindings(reportOf({}), {
      lastYear: reportOf({ year: 2022, cells: OUT_2 }),
    });
    assert.ok(notAssessable.includes('X-CARRY'));
  });

  it('never reject: a file with open findings is accepted, with warnings', () => {
    const example = { lastYear: { cells: OUT_2 } };
    const { receipt, reports } = judgeUpload(exampleFile(example), exampleContext(example));
    assert.equal(receipt.status, 'accepted-with-warnings');
    assert.equal(reports.length, 2);
  });

  it('leave no mark on what is published of the record: that follows from the file alone', () => {
    const context = exampleContext({});
    const lastYear = reportOf({ year: 2022, cells: OUT_2 });
    const { receipt } = judgeUpload(exampleFile({}), {
      ...context,
      earlier: new Map([[lastYear.reportId, lastYear]]),
    });
    assert.deepEqual([receipt.status, receipt.records[0]?.status], ['accepted-with-warnings', 'accepted']);
  });

  it('are judged against the state where the file has no year before', () => {
    const context = exampleContext({});
    const lastYear = reportOf({ year: 2022, cells: OUT_2 });
    const earlier = new Map([[lastYear.reportId, lastYear]]);
    const { receipt } = judgeUpload(exampleFile({}), { ...context, earlier });
    assert.ok(receipt.findings.some(({ code }) => code === 'X-CARRY'));
  });
});

function reportOf(example: RuleExample): CanonicalReport {
  const [report] = judgeUpload(exampleFile(example), exampleContext(example)).reports;
  assert.ok(report);
  return report;
}
