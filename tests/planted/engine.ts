// Plants bugs in a copy of the engine and counts those that its tests catch:
// node scripts/launch.mjs tests/planted/engine.ts [words of a bug's name]
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ENGINE_BUGS, type PlantedBug } from './engine-bugs.ts';

const ROOT = join(import.meta.dirname, '../..');
const COPIED = [
  'core',
  'scripts',
  'data-samples',
  'tests/core',
  'tests/fixtures',
  'tests/data-samples.test.ts',
  'package.json',
];
/** Tests of one function tell sooner than tables and properties; the first failure is enough. */
const SLOW = /bad-input|properties|addresses|data-samples/;
/** The largest part of the copy that a bug of the engine can't reach. */
const OTHER_ROOMS = /tests\/core\/(?:publish\/(?!layouts)|query\/)/;

const words = process.argv.slice(2);
const wanted = ENGINE_BUGS.filter(({ name }) => words.every((word) => name.includes(word)));
const copy = mkdtempSync(join(tmpdir(), 'gongkai-planted-'));

try {
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const files = testFiles();
  const healthy = firstFailure(files);
  if (healthy !== undefined) throw new Error(`without any bug ${healthy} fails already`);
  const caught = wanted.filter((bug) => isCaught(bug, files));
  console.log(`${caught.length} of ${wanted.length} caught`);
  process.exitCode = caught.length === wanted.length ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function testFiles(): readonly string[] {
  const all = globSync('tests/**/*.test.ts', { cwd: copy }).filter((file) => !OTHER_ROOMS.test(file));
  return all.toSorted((a, b) => Number(SLOW.test(a)) - Number(SLOW.test(b)) || (a < b ? -1 : 1));
}

function isCaught({ name, file, changes }: PlantedBug, files: readonly string[]): boolean {
  const path = join(copy, file);
  const healthy = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    changes.reduce((source, [from, to]) => replaceOnce(source, from, to), healthy),
  );
  const failing = firstFailure(files);
  writeFileSync(path, healthy);
  console.log(failing === undefined ? `not caught: ${name}` : `caught: ${name} (${basename(failing)})`);
  return failing !== undefined;
}

/** A bug that no longer fits the source is a fault of the list, not a catch. */
function replaceOnce(source: string, from: string, to: string): string {
  if (source.split(from).length !== 2) throw new Error(`the source no longer holds exactly once: ${from}`);
  return source.replace(from, () => to);
}

function firstFailure(files: readonly string[]): string | undefined {
  return files.find(
    (file) => spawnSync(process.execPath, [file], { cwd: copy, stdio: 'ignore' }).status !== 0,
  );
}
