import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import {
  BUNDLE_FOLDERS,
  bundleFunctions,
  FUNCTION_NAMES,
  type FunctionName,
} from '../infra/bundle-functions.ts';
import { ENVIRONMENT } from '../functions/environment.ts';

/**
 * `node scripts/launch.mjs bench/function-init.ts`: how long a new process takes to load each function, against
 * the SDK clients that it needs, bundled in the same way and alone. Goal: at most 1.15 times as long.
 */
const RUNS = 11;
const CLIENTS: Readonly<Record<FunctionName, readonly string[]>> = {
  intake: ['dynamodb:DynamoDBClient', 's3:S3Client', 'sqs:SQSClient'],
  publish: ['dynamodb:DynamoDBClient', 's3:S3Client', 'sqs:SQSClient'],
  release: ['s3:S3Client'],
  sweep: ['dynamodb:DynamoDBClient', 's3:S3Client', 'sqs:SQSClient'],
  query: ['dynamodb:DynamoDBClient'],
  site: ['s3:S3Client'],
  door: [],
  decide: [],
};

await bundleFunctions();
const scratch = mkdtempSync(join(tmpdir(), 'gongkai-init-'));
for (const name of FUNCTION_NAMES) {
  const clients = join(scratch, `${name}.mjs`);
  await bundleClients(CLIENTS[name], clients);
  const [own, theirs] = medians(join(BUNDLE_FOLDERS.out, name, 'index.mjs'), clients);
  console.log(
    `${name.padEnd(8)} ${own.toFixed(0).padStart(4)} ms   its clients ${theirs.toFixed(0).padStart(4)} ms   ${(own / theirs).toFixed(2)} of goal 1.15`,
  );
}

async function bundleClients(clients: readonly string[], outfile: string): Promise<void> {
  const lines = clients.map((client) => {
    const [service, name] = client.split(':');
    return `import { ${name} } from '@aws-sdk/client-${service}'; globalThis.${name} = new ${name}();`;
  });
  await build({
    stdin: { contents: lines.join('\n'), resolveDir: import.meta.dirname },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
}

/** Taken in turns, so that what else the computer does falls on both. */
function medians(own: string, theirs: string): readonly [number, number] {
  const runs = Array.from({ length: RUNS }, () => [loadTime(own), loadTime(theirs)] as const);
  const median = (of: 0 | 1) =>
    runs.map((run) => run[of]).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return [median(0), median(1)];
}

function loadTime(file: string): number {
  const script = `const t = performance.now(); await import(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - t)); process.exit()`;
  const variables = Object.fromEntries(
    Object.values(ENVIRONMENT).map((name) => [name, 'http://127.0.0.1/1/bench']),
  );
  const env = { ...process.env, ...variables, AWS_REGION: 'us-east-1' };
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' }),
  );
}
