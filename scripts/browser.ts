import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * `npm run browser [words]`: the pages in a real Chromium, against a stack of their own. `SCREENSHOTS` names a folder
 * for pictures of them.
 */
const ROOT = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const files = globSync('tests/site/browser/*.browser.ts', { cwd: ROOT }).toSorted();
const chosen = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
const options = ['--test', '--test-reporter=tap', '--test-concurrency=1', '--test-timeout=240000'];
const child = spawn(process.execPath, [...options, ...chosen.map((file) => join(ROOT, file))], {
  cwd: ROOT,
  stdio: ['ignore', 'inherit', 'inherit'],
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
