// Plants bugs in a copy of the engine and counts those that its tests catch:
// node scripts/launch.mjs tests/planted/engine.ts [words of a bug's name]
import { globSync } from 'node:fs';
import { ENGINE_BUGS } from './engine-bugs.ts';
import { plantBugs } from './plant-bugs.ts';

const COPIED = [
  'core',
  'functions',
  'scripts',
  'data-samples',
  'tests/core',
  'tests/functions',
  'tests/fixtures',
  'tests/golden',
  'docs',
  'tests/data-samples.test.ts',
  'package.json',
];
/** Tests of one function tell sooner than tables and properties; the first failure is enough. */
const SLOW = /bad-input|properties|addresses|data-samples/;
/** The largest part of the copy that a bug of the engine can't reach. */
const OTHER_ROOMS = /tests\/(?:functions\/|golden\/|core\/(?:publish\/(?!layouts)|query\/))/;

process.exitCode = plantBugs({ bugs: ENGINE_BUGS, copied: COPIED, testFiles }, process.argv.slice(2));

function testFiles(copy: string): readonly string[] {
  const all = globSync('tests/**/*.test.ts', { cwd: copy }).filter((file) => !OTHER_ROOMS.test(file));
  return all.toSorted((a, b) => Number(SLOW.test(a)) - Number(SLOW.test(b)) || (a < b ? -1 : 1));
}
