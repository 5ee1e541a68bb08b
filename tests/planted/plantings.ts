import { globSync } from 'node:fs';
import { ENGINE_BUGS } from './engine-bugs.ts';
import type { Planting } from './plant-bugs.ts';
import { PROTOCOL_BUGS } from './protocol-bugs.ts';

/** Tests of one function tell sooner than tables and properties; the first failure is enough. */
const SLOW = /bad-input|properties|addresses|data-samples/;
/** The largest part of the copy that a bug of the engine can't reach. */
const OTHER_ROOMS = /tests\/(?:functions\/|golden\/|core\/(?:publish\/(?!layouts)|query\/))/;

/** Bugs of the engine, and what its tests need. */
export const ENGINE_PLANTING: Planting = {
  bugs: ENGINE_BUGS,
  copied: [
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
  ],
  testFiles: (copy) =>
    globSync(['tests/core/**/*.test.ts', 'tests/fixtures/*.test.ts', 'tests/data-samples.test.ts'], {
      cwd: copy,
    })
      .filter((file) => !OTHER_ROOMS.test(file))
      .toSorted((a, b) => Number(SLOW.test(a)) - Number(SLOW.test(b)) || (a < b ? -1 : 1)),
};

/** What bugs of the protocol can reach; the model is asked last, because it takes longest. */
const PROTOCOL_ROOMS = ['tests/functions/{flows,adapters,events}/**/*.test.ts', 'tests/model/*.test.ts'];

/** Bugs of the protocol, the stores and publishing, and what their tests need. */
export const PROTOCOL_PLANTING: Planting = {
  bugs: PROTOCOL_BUGS,
  copied: [
    'cli',
    'core',
    'functions',
    'local',
    'data-samples',
    'infra',
    'scripts',
    'tests/cli',
    'tests/core',
    'tests/end-to-end',
    'tests/fixtures',
    'tests/functions',
    'tests/local',
    'tests/model',
    'package.json',
  ],
  testFiles: (copy) => PROTOCOL_ROOMS.flatMap((room) => globSync(room, { cwd: copy }).toSorted()),
};
