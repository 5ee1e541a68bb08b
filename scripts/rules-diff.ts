// Judges every case and sample with the rules of the main branch (or of the ref given) and with those of the working
// tree, lists each report whose findings change, and measures the rules on the archive:
//   npm run rules:diff [-- REF]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeArchive, type ArchiveJudgement } from './cases/judge-archive.ts';
import { loadEngine, type Engine } from './cases/engine.ts';
import { measurePrecision, type Precision } from './cases/measure-precision.ts';

const ROOT = join(import.meta.dirname, '..');
const [ref = baseRef()] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'gongkai-rules-'));
try {
  const before = await judgeArchive(await checkedOut(ref));
  const after = await judgeArchive(await loadEngine(ROOT));
  printChanges(before, after);
  printPrecision(measurePrecision(after));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What no case shows is not measured: silence is no precision. */
function printPrecision(rules: readonly Precision[]): void {
  const isShown = ({ found, recall }: Precision) => found > 0 || !recall.endsWith('/0');
  console.log('\nprecision on the cases (findings named by the notes of all findings):');
  for (const { code, severity, named, found, recall } of rules.filter(isShown))
    console.log(
      `${code.padEnd(16)} ${severity.padEnd(8)} ${named}/${found} right, ${recall} of those named found`,
    );
  const silent = rules.filter((rule) => !isShown(rule));
  console.log(`not measured, because no case shows them: ${silent.map(({ code }) => code).join(', ')}`);
}

/** The main branch: as it is here, else as the remote has it. */
function baseRef(): string {
  for (const name of ['main', 'origin/main'])
    if (git(['rev-parse', '--verify', '--quiet', name]) !== undefined) return name;
  throw new Error('no main branch to compare with; name a commit: npm run rules:diff -- COMMIT');
}

function git(args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

/** The engine of another commit, laid out in a folder of its own that shares the installed packages. */
async function checkedOut(commit: string): Promise<Engine> {
  const tar = execFileSync('git', ['archive', commit, 'core', 'package.json'], {
    cwd: ROOT,
    maxBuffer: 1 << 28,
  });
  execFileSync('tar', ['-x', '-C', folder], { input: tar });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return loadEngine(folder);
}

function printChanges(before: ArchiveJudgement, after: ArchiveJudgement): void {
  const changed = [...after].filter(([name, now]) => before.get(name)?.join() !== now.join());
  console.log(
    `${after.size} reports and files judged with ${ref} and with this tree; ${changed.length} change`,
  );
  for (const [name, now] of changed) {
    const was = before.get(name) ?? [];
    const gone = was.filter((code) => !now.includes(code)).map((code) => `-${code}`);
    const come = now.filter((code) => !was.includes(code)).map((code) => `+${code}`);
    console.log(`  ${name}: ${[...gone, ...come].join(' ')}`);
  }
}
