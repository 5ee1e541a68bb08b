// The gongkai command: node scripts/launch.mjs cli/gongkai.ts --help
import { chooseLanguage } from './choose-language.ts';
import { processTerminal } from './process-terminal.ts';
import { runGongkai } from './run-gongkai.ts';
import { sayWords } from './words.ts';

/** As sysexits.h names an internal fault: none of the ends that a user can bring about. */
const FAULT = 70;

try {
  process.exitCode = await runGongkai(process.argv.slice(2), processTerminal());
} catch (error) {
  process.stderr.write(`gongkai: ${sayWords('fault', chooseLanguage(process.env))}\n`);
  console.error(error);
  process.exitCode = FAULT;
}
