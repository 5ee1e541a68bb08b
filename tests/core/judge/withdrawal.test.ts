import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { judgeUpload } from '../../../core/index.ts';
import { formRows } from '../../../core/publish/layouts/form-layout.ts';
import { longRows } from '../../../core/publish/layouts/long-layout.ts';
import { sheetFile } from '../../../core/publish/layouts/sheet-file.ts';
import { sheetOf } from '../../../core/publish/layouts/sheet-report.ts';
import { wideRows } from '../../../core/publish/layouts/wide-layout.ts';
import type { CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { organisation, report } from '../../functions/records.ts';

const WITHDRAWN: CanonicalReport = {
  ...report(),
  values: [],
  correctionReason: '与上级机构重复报送',
  basedOnRevision: 2,
  withdrawn: true,
};
const CORRECTED: CanonicalReport = { ...report(), correctionReason: '误填', basedOnRevision: 1 };

const LAYOUTS = {
  form: (one: CanonicalReport) => formRows(FORM_2021, sheetOf(one, organisation().nameZh)),
  wide: (one: CanonicalReport) => wideRows(FORM_2021, [sheetOf(one, organisation().nameZh)]),
  long: (one: CanonicalReport) => longRows(FORM_2021, [sheetOf(one, organisation().nameZh)]),
};

/** A file judged beside the register and the revisions that stand. */
function judge(rows: readonly (readonly string[])[], given: { dataset?: string; current?: number } = {}) {
  const { dataset = 'annual-reports', current } = given;
  const bytes = sheetFile(rows, 'utf-8');
  return judgeUpload(bytes, {
    receiptId: 'r-1',
    upload: {
      key: `incoming/${dataset}/a.csv`,
      versionId: 'v1',
      dataset,
      fileName: 'a.csv',
      receivedAt: '2022-01-20T08:00:00Z',
      bytes: bytes.length,
    },
    organisations: new Map([['419001-gov-office', organisation()]]),
    earlier: new Map(),
    ...(current !== undefined && { revisions: new Map([['419001-gov-office.2021', current]]) }),
    today: '2022-01-20',
  });
}

const codesOf = ({ receipt }: ReturnType<typeof judge>) => receipt.findings.map(({ code }) => code);

describe('a withdrawal', () => {
  for (const [name, rowsOf] of Object.entries(LAYOUTS)) {
    it(`is read as it was written in the ${name} layout`, () => {
      const judged = judge(rowsOf(WITHDRAWN));
      assert.deepEqual([judged.receipt.status, codesOf(judged)], ['accepted', []]);
      assert.deepEqual(judged.reports, [WITHDRAWN]);
    });
  }

  it('needs no more columns than who, when and that', () => {
    const { reports } = judge([
      ['org_id', 'year', 'withdrawn', 'correction_reason'],
      ['419001-gov-office', '2021', '是', '重复报送'],
    ]);
    assert.deepEqual(reports[0]?.withdrawn, true);
    assert.equal(reports[0]?.correctionReason, '重复报送');
  });

  for (const dataset of ['annual-reports', 'published-reports']) {
    it(`of ${dataset} needs no provenance, and has none`, () => {
      const judged = judge(LAYOUTS.long(WITHDRAWN), { dataset });
      assert.deepEqual(judged.reports, [WITHDRAWN]);
    });
  }

  it('with figures is refused, because it could mean either', () => {
    const rows = LAYOUTS.wide({ ...WITHDRAWN, withdrawn: undefined as never, values: report().values });
    const [header = [], ...others] = rows;
    const judged = judge([[...header, 'withdrawn'], ...others.map((row) => [...row, '是'])]);
    assert.deepEqual([judged.receipt.status, codesOf(judged)], ['rejected', ['withdrawal-with-figures']]);
  });

  it('of an unknown organisation, or of a text with an identity number, is refused like any file', () => {
    const rows = (orgId: string, reason: string) => [
      ['org_id', 'year', 'withdrawn', 'correction_reason'],
      [orgId, '2021', '是', reason],
    ];
    assert.deepEqual(codesOf(judge(rows('110000-gov', '重复'))), ['unknown-organisation']);
    assert.deepEqual(codesOf(judge(rows('419001-gov-office', '11010519491231002X'))), ['personal-id']);
  });
});

describe('a correction', () => {
  for (const [name, rowsOf] of Object.entries(LAYOUTS)) {
    it(`keeps its reason and where it started from in the ${name} layout`, () => {
      const judged = judge(rowsOf(CORRECTED), { current: 1 });
      assert.deepEqual(judged.reports, [CORRECTED]);
      assert.ok(!codesOf(judged).includes('based-on-other-revision'));
    });

    it(`that started from another revision than the one that stands is warned of in the ${name} layout`, () => {
      const { receipt } = judge(rowsOf(CORRECTED), { current: 3 });
      assert.equal(receipt.status, 'accepted-with-warnings');
      const finding = receipt.findings.find(({ code }) => code === 'based-on-other-revision');
      assert.deepEqual([finding?.expected, finding?.actual, finding?.severity], ['3', '1', 'warning']);
      assert.deepEqual(receipt.records, [{ id: '419001-gov-office.2021', status: 'accepted' }]);
    });
  }
});
