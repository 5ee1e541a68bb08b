import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A bug that somebody could have made: what is replaced by what in one file. */
export interface PlantedBug {
  readonly name: string;
  readonly file: string;
  readonly changes: readonly (readonly [from: string, to: string])[];
  /** A part of the path of the test that will tell; it is asked first. */
  readonly told?: string;
}

/** A list of bugs, the part of the repository that they live in, and the tests that have to find them. */
export interface Planting {
  readonly bugs: readonly PlantedBug[];
  readonly copied: readonly string[];
  /** Test files inside the copy, the quickest first. */
  readonly testFiles: (copy: string) => readonly string[];
}

const ROOT = join(import.meta.dirname, '../..');

/** Plants one bug at a time in a copy and prints which are caught; words choose bugs by name. The exit code: 0 if all. */
export function plantBugs({ bugs, copied, testFiles }: Planting, words: readonly string[]): number {
  const wanted = bugs.filter(({ name }) => words.every((word) => name.includes(word)));
  const copy = mkdtempSync(join(tmpdir(), 'gongkai-planted-'));
  try {
    for (const path of copied) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    const files = testFiles(copy);
    const healthy = firstFailure(copy, files);
    if (healthy !== undefined) throw new Error(`without any bug ${healthy} fails already`);
    const caught = wanted.filter((bug) => isCaught(copy, bug, files));
    console.log(`${caught.length} of ${wanted.length} caught`);
    return caught.length === wanted.length ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function isCaught(
  copy: string,
  { name, file, changes, told }: PlantedBug,
  files: readonly string[],
): boolean {
  const path = join(copy, file);
  const healthy = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    changes.reduce((source, [from, to]) => replaceOnce(source, from, to), healthy),
  );
  const likely = files.filter((test) => told !== undefined && test.includes(told));
  const failing = firstFailure(copy, [...likely, ...files.filter((test) => !likely.includes(test))]);
  writeFileSync(path, healthy);
  console.log(failing === undefined ? `not caught: ${name}` : `caught: ${name} (${basename(failing)})`);
  return failing !== undefined;
}

/** A bug that no longer fits the source is a fault of the list, not a catch. */
function replaceOnce(source: string, from: string, to: string): string {
  if (source.split(from).length !== 2) throw new Error(`the source no longer holds exactly once: ${from}`);
  return source.replace(from, () => to);
}

function firstFailure(copy: string, files: readonly string[]): string | undefined {
  return files.find(
    (file) => spawnSync(process.execPath, [file], { cwd: copy, stdio: 'ignore' }).status !== 0,
  );
}
