// Plants bugs in a copy of the protocol, the stores and publishing, and counts those that their tests catch:
// node scripts/launch.mjs tests/planted/protocol.ts [words of a bug's name]
import { plantBugs } from './plant-bugs.ts';
import { PROTOCOL_PLANTING } from './plantings.ts';

process.exitCode = plantBugs(PROTOCOL_PLANTING, process.argv.slice(2));
