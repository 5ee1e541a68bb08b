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
    const body = redactDocument(Buffer.from(JSON.stringify(document)), { reportId: ID, field });
    const redacted: unknown = body === undefined ? undefined : JSON.parse(Buffer.from(body).toString());
    assert.deepEqual(redacted, expected);
  });
}
