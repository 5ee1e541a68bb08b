import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessLock } from './process-lock.ts';

const PAUSE_MS = 100;
/** Everything that the template and the bundles depend on. */
const SOURCES = ['core/**/*', 'functions/**/*', 'infra/**/*', 'site/**/*', 'cdk.json', 'package-lock.json'];

/**
 * Synthesizes the CDK app of the repository into a folder named by the hash of its sources, and gives that folder. Where
 * it is there already nothing needs to be done. Rejects with the output of the app when it fails.
 */
export async function synthesize(root: string): Promise<string> {
  const folder = join(root, 'cdk.out', `local-${hashOf(root)}`);
  if (isSynthesized(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const lock = new ProcessLock(join(dirname(folder), 'local.lock'));
  // The app bundles into one folder for all, so one after the other.
  while (lock.take()) await sleep(PAUSE_MS);
  try {
    if (!isSynthesized(folder)) await runApp(root, folder);
  } finally {
    lock.release();
  }
  return folder;
}

function isSynthesized(folder: string): boolean {
  return existsSync(join(folder, 'manifest.json'));
}

function hashOf(root: string): string {
  const hash = createHash('sha256').update(process.version);
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths) hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

async function runApp(root: string, folder: string): Promise<void> {
  const outdir = `${folder}.${process.pid}`;
  // The rules are held by the tests; here only their time would be felt.
  const env = { ...process.env, CDK_OUTDIR: outdir, CDK_VALIDATION: 'false' };
  const app = spawn(process.execPath, [join(root, 'infra', 'app.ts')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [app.stdout, app.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    app.once('error', reject);
    app.once('close', resolve);
  });
  if (code !== 0) throw new Error(`infra/app.ts ended with ${code}:\n${output}`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(outdir, folder);
}
