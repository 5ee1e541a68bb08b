import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');
/** The origin that the documents speak of. */
const ORIGIN = 'http://127.0.0.1:8787';

/** The commands of a README that ask something, as they stand there; not those that need a receipt's number first. */
export function readmeCommands(name: 'README.md' | 'README.zh-CN.md'): readonly string[] {
  const lines = readFileSync(join(ROOT, name), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('curl ') && !line.includes('$'));
}

/** What such a command prints, run by a shell in the repository, against this origin. */
export async function runCommand(command: string, origin: string): Promise<string> {
  const options = { cwd: ROOT, maxBuffer: 16 * 1024 ** 2 };
  return (await promisify(execFile)('sh', ['-c', command.replaceAll(ORIGIN, origin)], options)).stdout;
}
