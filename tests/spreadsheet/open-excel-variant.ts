// Run by hand where LibreOffice is: node scripts/launch.mjs tests/spreadsheet/open-excel-variant.ts
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { aReport } from '../core/publish/shard-factory.ts';
import { aReleaseYear, makeYear } from '../core/publish/release/release-factory.ts';

/** Names that a spreadsheet would run, numbers that it could spoil, codes that it could take for numbers. */
const NAMES = {
  '000000-a': '=1+1',
  '000000-b': '@SUM(A1)',
  '000000-c': '-2+3',
  '000000-d': '济源市，"合成"\n第二行',
  '419001-1e5': '+86',
};
const FEES = ['59237.2449', '0.00', '190.457379', '999999999999', '0.10'];

const reports = Object.keys(NAMES).map((orgId, at) =>
  aReport(
    { orgId, marks: { t3_granted__total: { status: 'blank' } } },
    { t2_fees__amount_wan: FEES[at] ?? '0', t3_granted__total: null, t3_new_received__total: String(at) },
  ),
);

const made = await makeYear(aReleaseYear(reports, NAMES));
const folder = mkdtempSync(join(tmpdir(), 'gongkai-spreadsheet-'));
try {
  writeFileSync(join(folder, 'reports.csv'), made.get('2021/reports.excel.csv')?.body ?? '');
  const before = cellsOf(readFileSync(join(folder, 'reports.csv'), 'utf8'));
  // Without a window nobody is asked for the encoding, so it is told; all else is what the program makes of it.
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';
  const out = join(folder, 'out');
  const run = spawnSync(
    'soffice',
    [
      profile,
      '--headless',
      '--infilter=CSV:44,34,76,1',
      '--convert-to',
      filter,
      '--outdir',
      out,
      join(folder, 'reports.csv'),
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  if (run.error) throw new Error('not measured: there is no soffice here', { cause: run.error });
  const after = cellsOf(readFileSync(join(out, 'reports.csv'), 'utf8'));
  assert.equal(after.length, before.length);
  before.forEach((row, line) =>
    row.forEach((cell, at) => compare(cell, after[line]?.[at] ?? '', `${line + 1}:${at + 1}`)),
  );
  console.log(
    `LibreOffice understood all ${before.length} × ${before[0]?.length ?? 0} cells as they are meant`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A number may lose zeros behind its point, and nothing else; a text is itself. */
function compare(meant: string, understood: string, place: string): void {
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(meant);
  if (isNumber) assert.equal(Number(understood), Number(meant), place);
  else assert.equal(understood, meant, place);
}

function cellsOf(text: string): readonly (readonly string[])[] {
  return Papa.parse<string[]>(text.replace(/^\ufeff/, '').trimEnd()).data;
}
