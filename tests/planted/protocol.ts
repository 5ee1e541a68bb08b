// Plants bugs in a copy of the protocol, the stores and publishing, and counts those that their tests catch:
// node scripts/launch.mjs tests/planted/protocol.ts [words of a bug's name]
import { globSync } from 'node:fs';
import { plantBugs } from './plant-bugs.ts';
import { PROTOCOL_BUGS } from './protocol-bugs.ts';

const COPIED = [
  'cli',
  'core',
  'functions',
  'local',
  'data-samples',
  'infra',
  'scripts',
  'tests/cli',
  'tests/core',
  'tests/fixtures',
  'tests/functions',
  'tests/local',
  'tests/model',
  'package.json',
];
/** What these bugs can reach; the model is asked last, because it takes longest. */
const ROOMS = ['tests/functions/{flows,adapters,events}/**/*.test.ts', 'tests/model/*.test.ts'];

process.exitCode = plantBugs({ bugs: PROTOCOL_BUGS, copied: COPIED, testFiles }, process.argv.slice(2));

function testFiles(copy: string): readonly string[] {
  return ROOMS.flatMap((room) => globSync(room, { cwd: copy }).toSorted());
}
