import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/**
 * `npm test [words] [options of node --test]`: runs every test file whose path holds one of the words, or all; those of
 * the engine and the flows in one process, every other in its own. The report is TAP; its last lines are the counts.
 */
const ROOT = resolve(import.meta.dirname, '..');
const AT_ONCE = 2;
const PURE = ['tests/core/', 'tests/functions/flows/', 'tests/functions/events/'];

const given = process.argv.slice(2);
const options = given.filter((argument) => argument.startsWith('-'));
const words = given.filter((argument) => !argument.startsWith('-'));
const files = testFiles(words);
if (files.length === 0) {
  console.error(`no test file is called ${words.join(' or ')}`);
  process.exit(1);
}
run(files);

function testFiles(wanted: readonly string[]): readonly string[] {
  const all = globSync('tests/**/*.test.ts', { cwd: ROOT }).toSorted();
  if (wanted.length === 0) return all;
  return all.filter((file) => wanted.some((word) => file.split(sep).join('/').includes(word)));
}

function run(chosen: readonly string[]): void {
  const settings = ['--test', '--test-reporter=tap', `--test-concurrency=${AT_ONCE}`, ...options];
  const [pure = [], others = []] = [true, false].map((wanted) =>
    chosen.filter((file) => isPure(file) === wanted),
  );
  const together = pure.length > 1 ? ['tests/together.ts'] : pure;
  const child = spawn(process.execPath, [...settings, ...[...together, ...others].map(path)], {
    cwd: ROOT,
    env: { ...process.env, GONGKAI_TOGETHER: JSON.stringify(pure.map(path)) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

function isPure(file: string): boolean {
  const name = file.split(sep).join('/');
  return PURE.some((room) => name.startsWith(room));
}

function path(file: string): string {
  return join(ROOT, file);
}
