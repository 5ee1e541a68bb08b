import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PublishedFinding } from '../../../../core/publish/published-finding.ts';
import { openCodes } from '../../../../core/publish/open-codes.ts';
import type { PublishedReport } from '../../../../core/publish/published-report.ts';
import { readFigures } from '../../../../core/publish/read-back/read-figures.ts';
import { readOrganisations } from '../../../../core/publish/read-back/read-organisations.ts';
import { findingsOf } from '../../../../core/publish/report-json.ts';
import { readReport } from '../../../../core/publish/read-back/read-report.ts';
import { renderOrganisations } from '../../../../core/publish/render-organisations.ts';
import { renderShard } from '../../../../core/publish/render-shard.ts';
import { ARBITRARY_REPORT } from '../../properties/arbitrary-report.ts';
import { runs } from '../../properties/runs.ts';
import { aReport, aShard, anOrganisation, sha256 } from '../shard-factory.ts';

/** A published file of a shard of these reports. */
function fileOf(reports: readonly PublishedReport[], part: string): Uint8Array {
  const [first = aReport()] = reports;
  const shard = { ...aShard(reports), year: first.year, region: first.orgId.slice(0, 6) };
  const file = renderShard(shard, sha256).files.find(
    ({ key }) => key.includes(part) && key.endsWith('.json'),
  );
  assert.ok(file);
  return file.body;
}

function withoutTexts({ correctionReason: _reason, extras: _extras, ...report }: PublishedReport) {
  return { ...report, sections: {}, explanations: {} };
}

/** As the table of a shard tells it: no texts, and what is open in short. */
function figuresOf(report: PublishedReport): PublishedReport {
  return { ...withoutTexts(report), openCodes: openCodes(report) };
}

/** How to mend a finding is not published. */
function withoutFix(finding: PublishedFinding): PublishedFinding {
  const { code, severity, items, message, expected, actual, difference } = finding;
  const sides = { expected, actual, difference };
  const told = Object.entries(sides).filter(([, side]) => side !== undefined);
  return { code, severity, items, message, ...Object.fromEntries(told) };
}

test('a report is read back from its own file as it was, and its figures from the table of the shard', () => {
  fc.assert(
    fc.property(ARBITRARY_REPORT, fc.integer({ min: 1, max: 99 }), (canonical, revision) => {
      const report = { ...aReport(), ...canonical, revision };
      const { openFindings, ...read } = readReport(fileOf([report], `/${report.reportId}-`));
      assert.deepEqual(read, report);
      assert.deepEqual(openFindings, findingsOf(report).map(withoutFix));
      assert.deepEqual(readFigures(fileOf([report], '/reports-')), [figuresOf(report)]);
    }),
    runs(50),
  );
});

test('what is not a number, or not of the year’s form, comes back too', () => {
  const items = aReport().values.length;
  const marked = aReport({
    orgId: '419001-a',
    values: Array.from({ length: items }, (_, at) => (at < 3 ? null : '12.50')),
    marks: {
      t2_regulations__issued: { status: 'blank' },
      t2_regulations__repealed: { status: 'text', raw: '无' },
      t2_regulations__in_force: { status: 'not_applicable', raw: '/' },
      t2_fees__amount_wan: { status: 'reported', raw: '１２．５０' },
    },
    provenance: { sourceUrl: '公报', sourceSha256: 'ef'.repeat(32) },
  });
  const reports = [marked, { ...aReport(), revision: 3 }];
  assert.deepEqual(readFigures(fileOf(reports, '/reports-')), reports.map(figuresOf));
  const { openFindings: _open, ...read } = readReport(fileOf(reports, `/${marked.reportId}-`));
  assert.deepEqual(read, marked);
});

test('the register is read back with all that it says', () => {
  const rows = [
    anOrganisation({ revision: 4 }),
    anOrganisation({
      orgId: '419001-z',
      nameEn: 'Office',
      parent: '419001-gov',
      validTo: '2024-01-01',
      creditCode: '11410000MB0000000X',
      level: 'county',
      regionEdition: '2023',
      formerNames: [{ nameZh: '旧名', until: '2020-01-01' }],
      successor: '419001-y1',
      event: { kind: 'merge', date: '2024-01-01' },
    }),
  ];
  const { files } = renderOrganisations({ organisations: rows, licence: 'CC-BY-4.0' }, sha256);
  const file = files.find(({ key }) => key.endsWith('.json'));
  assert.deepEqual(readOrganisations(file?.body ?? new Uint8Array()), rows);
});
