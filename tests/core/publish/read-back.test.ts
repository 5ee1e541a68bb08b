import assert from 'node:assert/strict';
import { test } from 'node:test';
import { organisationDocument } from '../../../core/publish/render-organisations.ts';
import { parseOrganisations } from '../../../core/publish/parse-organisations.ts';
import { parseReport } from '../../../core/publish/parse-report.ts';
import { reportDocument } from '../../../core/publish/report-json.ts';
import type { CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { organisation, report } from '../../functions/records.ts';

const SOURCE = {
  fileSha256: 'a'.repeat(64),
  receivedAt: '2026-01-22T09:12:44Z',
  status: 'accepted',
} as const;

/** Reports with what makes them special. */
const REPORTS: readonly (readonly [what: string, change: Partial<CanonicalReport>])[] = [
  ['plain', {}],
  ['with texts', { sections: { one: '总体', six: '未收取' }, explanations: { 'X-CARRY': '机构合并' } }],
  ['corrected', { correctionReason: '漏报一件' }],
  ['with a blank', { marks: { t3_granted__total: { status: 'blank' } } }],
  ['with a word', { marks: { t3_granted__total: { status: 'text', raw: '若干' } } }],
];

for (const [what, change] of REPORTS) {
  test(`a published report ${what} is read back as it was`, () => {
    const own = report(change);
    const document = reportDocument({ report: { ...own, revision: 1, source: SOURCE }, orgName: '某局' });
    assert.deepEqual(parseReport(JSON.parse(JSON.stringify(document))), own);
  });
}

test('what is no report is none', () => {
  for (const document of [undefined, null, {}, { report_id: 'x' }])
    assert.equal(parseReport(document), undefined);
});

test('the published register is read back as it was', () => {
  const rows = [
    organisation({ orgId: '419001-gov', nameZh: '济源市人民政府' }),
    organisation({
      orgId: '419001-data',
      nameEn: 'Data Bureau',
      parent: '419001-gov',
      validTo: '2024-12-31',
      formerNames: [{ nameZh: '旧名', until: '2020-12-31' }],
      successor: '419001-gov',
      event: { kind: 'merge', date: '2024-12-31' },
    }),
  ];
  const organisations = rows.map((row) => organisationDocument({ ...row, revision: 1 }));
  assert.deepEqual(
    parseOrganisations({ schema: 9, organisations }),
    new Map(rows.map((row) => [row.orgId, row])),
  );
});

test('what is no register is none', () =>
  assert.equal(parseOrganisations({ organisations: [{}] }), undefined));
