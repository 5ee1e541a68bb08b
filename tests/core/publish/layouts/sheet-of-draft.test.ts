import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUpload } from '../../../../core/intake/read-upload.ts';
import { sheetFile } from '../../../../core/publish/layouts/sheet-file.ts';
import { sheetOfDraft } from '../../../../core/publish/layouts/sheet-of-draft.ts';
import { LAYOUTS, SHEET, sheetRows } from '../../sheet-file.ts';
import { contextOf } from '../../upload-factory.ts';

for (const layout of LAYOUTS) {
  test(`a report read from the layout ${layout} is the one that was written, wrong cells and all`, () => {
    const written = {
      cells: { t3_granted__total: '若干', t3_partial__total: '' },
      explanations: { 'X-CARRY': '机构合并' },
      basedOnRevision: 2,
    };
    const bytes = sheetFile(sheetRows(layout, written), 'utf-8');
    const [draft] = readUpload(bytes, contextOf().upload).reports;
    assert.ok(draft);
    const sheet = sheetOfDraft(draft, { form: '2021', year: SHEET.year });
    assert.deepEqual(sheet.cells, { ...SHEET.cells, ...written.cells });
    assert.deepEqual(sheet.explanations, written.explanations);
    assert.deepEqual(sheet.sections, SHEET.sections);
    assert.equal(sheet.basedOnRevision, 2);
    assert.equal(sheet.orgId, SHEET.orgId);
  });
}
