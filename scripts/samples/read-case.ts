import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetReport } from '../../core/publish/layouts/sheet-report.ts';

const CASES = join(import.meta.dirname, '../../tests/fixtures/cases');

interface CaseFile {
  readonly org_id: string;
  readonly org_name: string;
  readonly year: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly sections?: SheetReport['sections'];
}

/** A really published report out of tests/fixtures/cases, figures as published. */
export function readCase(name: string): SheetReport {
  // The case files are ours and tested; their shape is CaseFile.
  const found = JSON.parse(readFileSync(join(CASES, `${name}.json`), 'utf8')) as CaseFile;
  const { org_id: orgId, org_name: orgName, year, cells, sections } = found;
  return { orgId, orgName, year, cells, ...(sections && { sections }) };
}
