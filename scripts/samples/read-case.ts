import type { SheetReport } from '../../core/publish/layouts/sheet-report.ts';
import { readCaseFile } from './case-file.ts';

/** A really published report out of tests/fixtures/cases as a sheet, figures as published, blanks left blank. */
export function readCase(name: string): SheetReport {
  const { org_id: orgId, org_name: orgName, year, cells, sections } = readCaseFile(name);
  const filled = Object.entries(cells).flatMap(([code, text]) => (text === null ? [] : [[code, text]]));
  return { orgId, orgName, year, cells: Object.fromEntries(filled), ...(sections && { sections }) };
}
