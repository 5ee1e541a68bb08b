// Plants bugs in a copy of the engine and counts those that its tests catch:
// node scripts/launch.mjs tests/planted/engine.ts [words of a bug's name]
import { plantBugs } from './plant-bugs.ts';
import { ENGINE_PLANTING } from './plantings.ts';

process.exitCode = plantBugs(ENGINE_PLANTING, process.argv.slice(2));
