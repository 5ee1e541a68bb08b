import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Everything that the template and the bundles depend on. */
const SOURCES = ['core/**/*', 'functions/**/*', 'infra/**/*', 'site/**/*', 'cdk.json', 'package-lock.json'];

/**
 * Synthesizes the CDK app of the repository into a folder named by the hash of its sources, and gives that folder. Where
 * it is there already nothing needs to be done. Rejects with the output of the app when it fails.
 */
export async function synthesize(root: string): Promise<string> {
  const folder = join(root, 'cdk.out', `local-${hashOf(root)}`);
  if (existsSync(join(folder, 'manifest.json'))) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  await runApp(root, unfinished);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return folder;
}

function hashOf(root: string): string {
  const hash = createHash('sha256').update(process.version);
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths) hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

async function runApp(root: string, outdir: string): Promise<void> {
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
}
