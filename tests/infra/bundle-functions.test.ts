import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { ENVIRONMENT } from '../../functions/environment.ts';
import {
  BUNDLE_FOLDERS,
  bundleFunctions,
  FUNCTION_NAMES,
  type FunctionName,
} from '../../infra/bundle-functions.ts';
import { at, only, synthesized } from './synthesized.ts';

const out = scratch();
const accounts = await bundleFunctions({ ...BUNDLE_FOLDERS, out });
const { template } = synthesized();

for (const name of FUNCTION_NAMES) {
  const { handler, read } = load(name);

  test(`the bundle of ${name} loads by itself and has a handler`, () => assert.equal(handler, 'function'));

  test(`${name} gets exactly the variables that its code reads`, () => {
    const lambda = only(template, 'AWS::Lambda::Function', name.charAt(0).toUpperCase() + name.slice(1));
    assert.deepEqual(Object.keys(at(lambda, 'Environment', 'Variables') ?? {}).toSorted(), read);
  });
}

test('a stack in the log names our functions', () => {
  const { stderr } = run(`
    const { handler } = await import(${JSON.stringify(join(out, 'publish', 'index.mjs'))});
    const attributes = { ApproximateReceiveCount: '1' };
    const record = { messageId: 'm', receiptHandle: 'h', eventSource: 'aws:sqs', body: 'no unit', attributes };
    const context = { functionName: 'publish', getRemainingTimeInMillis: () => 1000 };
    await handler({ Records: [record] }, context);
    process.exit();`);
  const failed = stderr.split('\n').find((line) => line.includes('a message failed')) ?? '{}';
  assert.match(JSON.parse(failed).error.stack, /at parseUnitMessage /);
});

test('the code that is loaded with a function is at most a mebibyte', () => {
  for (const name of FUNCTION_NAMES) {
    const { outputs } = accounts[name];
    const bytes = filesAtOnce(name).reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0);
    assert.ok(bytes > 0 && bytes <= 1024 ** 2, `${name}: ${bytes}`);
  }
});

test('equal sources give equal bytes', async () => {
  const again = scratch();
  await bundleFunctions({ ...BUNDLE_FOLDERS, out: again });
  assert.deepEqual(digests(again), digests(out));
});

test('questions load the S3 client only when one is about a receipt', () => {
  assert.deepEqual(
    loadedAtOnce('query').filter((source) => source.includes('client-s3/')),
    [],
  );
  assert.notDeepEqual(
    loadedAtOnce('query').filter((source) => source.includes('client-dynamodb/')),
    [],
  );
});

test('nothing reads CSV but intake', () => {
  const readers = FUNCTION_NAMES.filter((name) =>
    loadedAtOnce(name).some((source) => source.includes('papaparse')),
  );
  assert.ok(!readers.includes('publish') && !readers.includes('query'), readers.join());
});

test('a handler that is not there is named', async () => {
  const empty = { handlers: scratch(), out: scratch() };
  await assert.rejects(
    bundleFunctions(empty),
    /no handler for intake, publish, release, sweep, query, door, decide, site in /,
  );
});

/** Loads a bundle in a process of its own and sees what it exports, and which of our variables it reads. */
function load(name: FunctionName): { readonly handler: string; readonly read: readonly string[] } {
  const names = Object.values(ENVIRONMENT);
  const script = `
    const names = ${JSON.stringify(names)}, read = new Set();
    process.env = new Proxy(process.env, {
      get: (env, key) => {
        if (!names.includes(key)) return env[key];
        read.add(key);
        return 'http://127.0.0.1/1/value';
      },
    });
    const { handler } = await import(${JSON.stringify(join(out, name, 'index.mjs'))});
    process.stdout.write(JSON.stringify({ handler: typeof handler, read: [...read].sort() }));
    process.exit();`;
  return JSON.parse(run(script).stdout);
}

/** What a script prints in a process of its own, whose variables all lead nowhere. */
function run(script: string) {
  const nowhere = 'http://127.0.0.1:1/1/nowhere';
  const env = {
    ...Object.fromEntries(Object.values(ENVIRONMENT).map((name) => [name, nowhere])),
    PATH: process.env['PATH'],
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: nowhere,
    AWS_MAX_ATTEMPTS: '1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
  };
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
}

/** The sources in the files that are loaded with the function, those imported late left out. */
function loadedAtOnce(name: FunctionName): readonly string[] {
  return filesAtOnce(name).flatMap((file) => Object.keys(accounts[name].outputs[file]?.inputs ?? {}));
}

/** Those files themselves. */
function filesAtOnce(name: FunctionName): readonly string[] {
  const { outputs } = accounts[name];
  const entry = Object.keys(outputs).find((file) => file.endsWith('index.mjs'));
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const next = outputs[file]?.imports.filter(({ kind }) => kind === 'import-statement') ?? [];
    for (const { path } of next) visit(path);
  };
  visit(entry ?? '');
  return [...seen];
}

function digests(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}

function scratch(): string {
  return mkdtempSync(join(tmpdir(), 'gongkai-bundles-'));
}
