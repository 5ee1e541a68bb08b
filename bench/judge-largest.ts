// The largest files that are taken, good and bad: node scripts/launch.mjs bench/judge-largest.ts
// Each case runs in a process of its own with a heap of 400 MB; peak is of the whole process, its input included.
import { spawnSync } from 'node:child_process';
import { judgeUpload } from '../core/index.ts';
import { rowsOf, SHEET, write } from '../tests/core/sheet-file.ts';
import { contextOf, organisation } from '../tests/core/upload-factory.ts';

const ROWS = 29_990;
const LARGEST = 16 * 1024 * 1024;

/** What stands in every number cell of every report; undefined: the real figures. */
const CASES: Readonly<Record<string, string | undefined>> = {
  good: undefined,
  'relations fail': '3',
  'no numbers': 'x',
  blank: '',
};

const [asked] = process.argv.slice(2);
if (asked === undefined) console.table(Object.keys(CASES).map(inOwnProcess));
else console.log(JSON.stringify(measure(asked)));

function inOwnProcess(name: string): unknown {
  const { stdout } = spawnSync(process.execPath, ['--max-old-space-size=400', import.meta.filename, name]);
  return JSON.parse(stdout.toString());
}

function measure(name: string) {
  const ids = Array.from({ length: ROWS }, (_, at) => `419001-office-${at}`);
  const bytes = wideFile(ids, CASES[name]);
  const organisations = new Map(ids.map((orgId) => [orgId, organisation(orgId, SHEET.orgName)]));
  const before = process.cpuUsage();
  const { receipt } = judgeUpload(bytes, contextOf(undefined, { organisations }));
  return {
    name,
    MiB: Math.round((bytes.length / 1024 / 1024) * 10) / 10,
    'cpu ms': Math.round(process.cpuUsage(before).user / 1000),
    'peak MB': Math.round(process.resourceUsage().maxRSS / 1024),
    status: receipt.status,
    findings: receipt.counts.error,
  };
}

function wideFile(ids: readonly string[], every: string | undefined): Uint8Array {
  const [header = [], row = []] = rowsOf('wide', [{ ...SHEET, sections: {} }]);
  const cells = row.map((cell, at) => (at < 3 || every === undefined ? cell : spread(every, at)));
  const lines = ids.map((orgId) => write([cells.with(0, orgId)]));
  return new TextEncoder().encode(write([header]) + lines.join('')).subarray(0, LARGEST);
}

/** Numbers differ from cell to cell, so that no relation holds by chance. */
function spread(every: string, at: number): string {
  return /^[0-9]$/.test(every) ? String((Number(every) * at) % 10) : every;
}
