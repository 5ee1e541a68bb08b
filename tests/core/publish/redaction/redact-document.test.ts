import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TOMBSTONE } from '../../../../core/forms/redaction.ts';
import { redactDocument } from '../../../../core/publish/redaction/redact-document.ts';

const ID = '419001-gov.2021';
const TEXTS = {
  sections: { section_1: '甲', section_6: null },
  correction_reason: '乙',
  explanations: { 'X-CARRY': '丙' },
};
const QUOTING = { code: 'N-TABLE', message: { 'zh-CN': '写的是甲', en: 'says 甲' }, explanation: null };
const EXPLAINED = {
  code: 'X-CARRY',
  message: { 'zh-CN': '3', en: '3' },
  explanation: { text: '丙', by: null },
};
const RAW = { t2_fees__amount: '甲', t2_fees__items: '乙' };
const PRINTED = {
  report_id: ID,
  cells: [
    { code: 't2_fees__items', raw: '乙' },
    { code: 't2_fees__amount', raw: '甲' },
  ],
  extras: [
    { label: '乙', raw: '1' },
    { label: '丙', raw: '甲' },
  ],
  open_findings: [
    { code: 'CELL-TYPE', items: ['t2_fees__items'], actual: '乙', message: { 'zh-CN': '乙', en: '乙' } },
    { code: 'CELL-TYPE', items: ['t2_fees__amount'], actual: '甲', message: { 'zh-CN': '甲', en: '甲' } },
  ],
};
const change = { code: 'section_1', old: '甲', new: '丁' };

/** [what, document, field, document afterwards; undefined: nothing to take out] */
const CASES: readonly (readonly [string, object, string, object | undefined])[] = [
  [
    'a section',
    { report_id: ID, ...TEXTS },
    'section_1',
    { report_id: ID, ...TEXTS, sections: { section_1: TOMBSTONE, section_6: null } },
  ],
  ['a section that is not there', { report_id: ID, ...TEXTS }, 'section_6', undefined],
  [
    'what was printed in a cell, and what findings say of it',
    PRINTED,
    'raw:t2_fees__amount',
    {
      ...PRINTED,
      cells: [PRINTED.cells[0], { code: 't2_fees__amount', raw: TOMBSTONE }],
      open_findings: [
        PRINTED.open_findings[0],
        {
          ...PRINTED.open_findings[1],
          actual: TOMBSTONE,
          message: { 'zh-CN': TOMBSTONE, en: TOMBSTONE },
        },
      ],
    },
  ],
  [
    'a cell beyond the form, counted from 1',
    PRINTED,
    'extra:2',
    { ...PRINTED, extras: [PRINTED.extras[0], { label: TOMBSTONE, raw: TOMBSTONE }] },
  ],
  ['a cell beyond the form that is not there', PRINTED, 'extra:3', undefined],
  [
    'a cell among all reports of a shard',
    {
      reports: [
        { report_id: ID, raw: RAW },
        { report_id: 'x', raw: RAW },
      ],
    },
    'raw:t2_fees__amount',
    {
      reports: [
        { report_id: ID, raw: { ...RAW, t2_fees__amount: TOMBSTONE } },
        { report_id: 'x', raw: RAW },
      ],
    },
  ],
  [
    'what a revision printed in a cell',
    {
      report_id: ID,
      revisions: [{ changes: [{ code: 't2_fees__amount', old: '1', new: '2', old_raw: '甲' }] }],
    },
    'raw:t2_fees__amount',
    {
      report_id: ID,
      revisions: [{ changes: [{ code: 't2_fees__amount', old: '1', new: '2', old_raw: TOMBSTONE }] }],
    },
  ],
  [
    'a cell beyond the form that a revision changed',
    {
      report_id: ID,
      revisions: [{ changes: [{ code: 'extra:丙', old: '甲', new: null }, { code: 'extra:丁' }] }],
    },
    'extra:2',
    {
      report_id: ID,
      revisions: [
        { changes: [{ code: `extra:${TOMBSTONE}`, old: TOMBSTONE, new: null }, { code: 'extra:丁' }] },
      ],
    },
  ],
  [
    'an explanation',
    { report_id: ID, ...TEXTS },
    'explain:X-CARRY',
    { report_id: ID, ...TEXTS, explanations: { 'X-CARRY': TOMBSTONE } },
  ],
  [
    'a text that findings quote',
    { report_id: ID, ...TEXTS, open_findings: [QUOTING, EXPLAINED] },
    'section_1',
    {
      report_id: ID,
      ...TEXTS,
      sections: { section_1: TOMBSTONE, section_6: null },
      open_findings: [{ ...QUOTING, message: { 'zh-CN': TOMBSTONE, en: TOMBSTONE } }, EXPLAINED],
    },
  ],
  [
    'an explanation beside its finding',
    { report_id: ID, ...TEXTS, open_findings: [QUOTING, EXPLAINED] },
    'explain:X-CARRY',
    {
      report_id: ID,
      ...TEXTS,
      explanations: { 'X-CARRY': TOMBSTONE },
      open_findings: [QUOTING, { ...EXPLAINED, explanation: { text: TOMBSTONE, by: null } }],
    },
  ],
  ['another report', { report_id: '419001-z.2021', ...TEXTS }, 'section_1', undefined],
  [
    'what is taken out already',
    { report_id: ID, sections: { section_1: TOMBSTONE } },
    'section_1',
    undefined,
  ],
  [
    'reasons of a release',
    {
      changes: [
        { report_id: ID, reason: '乙' },
        { report_id: 'x', reason: '戊' },
      ],
    },
    'correction_reason',
    {
      changes: [
        { report_id: ID, reason: TOMBSTONE },
        { report_id: 'x', reason: '戊' },
      ],
    },
  ],
  ['changes that are not listed', { changes: null }, 'correction_reason', undefined],
  [
    'texts of a history',
    { report_id: ID, revisions: [{ reason: '乙', changes: [change, { code: 'x', old: '1', new: '2' }] }] },
    'section_1',
    {
      report_id: ID,
      revisions: [
        {
          reason: '乙',
          changes: [
            { code: 'section_1', old: TOMBSTONE, new: TOMBSTONE },
            { code: 'x', old: '1', new: '2' },
          ],
        },
      ],
    },
  ],
  [
    'reasons of a history',
    { report_id: ID, revisions: [{ reason: '乙', changes: [change] }] },
    'correction_reason',
    { report_id: ID, revisions: [{ reason: TOMBSTONE, changes: [change] }] },
  ],
];

for (const [what, document, field, expected] of CASES) {
  test(`taken out: ${what}`, () => {
    const body = redactDocument(Buffer.from(JSON.stringify(document)), {
      reportId: ID,
      field,
      labels: ['丙'],
    });
    const redacted: unknown = body === undefined ? undefined : JSON.parse(Buffer.from(body).toString());
    assert.deepEqual(redacted, expected);
  });
}
