import { readAtMost } from './files/read-at-most.ts';
import type { Terminal } from './terminal.ts';

/** What is printed into files and pipes is set for a wide sheet. */
const WIDTH_ELSEWHERE = 120;

/** The terminal of this process. A reader that has heard enough (`| head`) ends the command quietly. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    out: (content) => void stdout.write(content),
    err: (text) => void stderr.write(text),
    readStdin: (limit) => readAtMost(stdin, limit + 1),
    colour: stdout.isTTY && stdout.hasColors(),
    width: stdout.isTTY ? stdout.columns : WIDTH_ELSEWHERE,
    environment: env,
  };
}
