import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2021 } from '../../../../core/forms/form.ts';
import { headline } from '../../../../core/publish/report-page/headline.ts';
import type { PublishedReport } from '../../../../core/publish/published-report.ts';
import { readCase } from '../../../../scripts/samples/read-case.ts';
import { aReport } from '../shard-factory.ts';

const BLANK = { status: 'blank' } as const;

/** [what the report is, its sentences] */
const CASES: readonly (readonly [string, PublishedReport, readonly string[]])[] = [
  [
    'the reference report',
    aReport({}, readCase('419001-jiyuan-gov-office-2021').cells),
    [
      '2021年收到申请21件，上年结转0件；办结21件，结转下年0件。',
      '办结的申请中，予以公开0件，部分公开0件；其余为不予公开13件、无法提供8件。',
      '因信息公开引起的行政复议0件，行政诉讼0件。',
    ],
  ],
  [
    'a year without requests',
    aReport(),
    ['2021年没有收到申请。', '因信息公开引起的行政复议0件，行政诉讼0件。'],
  ],
  [
    'everything granted',
    withTotals({ new_received: '3', result_total: '3', granted: '3' }),
    [
      '2021年收到申请3件，上年结转0件；办结3件，结转下年0件。',
      '办结的申请中，予以公开3件，部分公开0件；没有其他结果。',
      '因信息公开引起的行政复议0件，行政诉讼0件。',
    ],
  ],
  [
    'a blank is no zero: it is said, and a sum over it is a minimum',
    withTotals({
      new_received: null,
      result_total: '5',
      granted: '2',
      denied_state_secret: '1',
      denied_third_party: null,
    }),
    [
      '2021年收到申请件数未填，上年结转0件；办结5件，结转下年0件。',
      '办结的申请中，予以公开2件，部分公开0件；其余为不予公开至少1件（1格没有数字）。',
      '因信息公开引起的行政复议0件，行政诉讼0件。',
    ],
  ],
  [
    'a published total that its parts do not make',
    withTotals({ new_received: '5', result_total: '5', granted: '2' }),
    [
      '2021年收到申请5件，上年结转0件；办结5件，结转下年0件。',
      '办结的申请中，予以公开2件，部分公开0件；没有其他结果。各项相加为2件，与总计5件不一致。',
      '因信息公开引起的行政复议0件，行政诉讼0件。',
    ],
  ],
  [
    'nothing handled',
    withTotals({ new_received: '5', carried_out: '5' }),
    ['2021年收到申请5件，上年结转0件；办结0件，结转下年5件。', '因信息公开引起的行政复议0件，行政诉讼0件。'],
  ],
];

for (const [what, report, sentences] of CASES)
  test(`in plain words: ${what}`, () => {
    assert.deepEqual(
      headline(report).map(({ zh }) => zh),
      sentences,
    );
    for (const { en } of headline(report)) assert.match(en, /^[\x20-\x7e]+\.$/);
  });

function withTotals(rows: Readonly<Record<string, string | null>>): PublishedReport {
  const numbers = Object.fromEntries(Object.entries(rows).map(([row, value]) => [`t3_${row}__total`, value]));
  const blanks = Object.entries(numbers).flatMap(([code, value]) => (value === null ? [[code, BLANK]] : []));
  assert.ok(Object.keys(numbers).every((code) => FORM_2021.positionOf.has(code)));
  return aReport({ marks: Object.fromEntries(blanks) }, numbers);
}
