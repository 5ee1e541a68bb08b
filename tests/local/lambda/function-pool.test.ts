import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FunctionPool } from '../../../local/lambda/function-pool.ts';
import type { InvocationResult, LambdaFunction } from '../../../local/lambda/lambda-function.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const HANDLER = `
  import { setTimeout as sleep } from 'node:timers/promises';
  let calls = 0;
  const ACTIONS = {
    echo: (event) => event,
    count: () => ++calls,
    pid: () => process.pid,
    env: () => process.env,
    context: (_, context) => ({ ...context, left: context.getRemainingTimeInMillis() }),
    throw: () => { throw new RangeError('too far') },
    exit: () => process.exit(3),
    spin: () => { for (;;); },
    hoard: () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); },
    sleep: async () => { await sleep(300); return process.pid; },
    nothing: () => {},
  };
  export const handler = async (event, context) => ACTIONS[event.action](event, context);
  export const callback = (event, context, done) => { done(null, 'called back'); };
`;

test('the event goes in as it is, and the result comes out', async (context) => {
  const pool = poolOf(context);
  const event = { action: 'echo', 年报: ['济源', null, 1.5] };
  assert.deepEqual(await pool.invoke(event), { ok: true, payload: JSON.stringify(event) });
  assert.deepEqual(await pool.invoke({ action: 'nothing' }), { ok: true, payload: 'null' });
});

test('a warm environment is used again', async (context) => {
  const pool = poolOf(context);
  assert.deepEqual([await value(pool, 'count'), await value(pool, 'count')], [1, 2]);
});

test('concurrent events get environments of their own, up to the limit', async (context) => {
  const pool = poolOf(context, { concurrency: 2 });
  const pids = await Promise.all(Array.from({ length: 4 }, () => value(pool, 'sleep')));
  assert.equal(new Set(pids).size, 2);
});

test('the process sees its own environment and no other', async (context) => {
  process.env['LOCAL_TEST_SECRET'] = 'of the parent';
  const pool = poolOf(context, { environment: { TABLE: 'reports', AWS_ACCESS_KEY_ID: 'LOCALONE' } });
  const seen = await value(pool, 'env');
  assert.deepEqual(
    [
      seen.TABLE,
      seen.AWS_ACCESS_KEY_ID,
      seen.AWS_REGION,
      seen.LOCAL_TEST_SECRET,
      seen.LOCAL_PARENT_PID,
      seen.HOME,
    ],
    ['reports', 'LOCALONE', 'eu-west-2', undefined, undefined, undefined],
  );
});

test('the context tells what Lambda tells', async (context) => {
  const seen = await value(poolOf(context), 'context');
  assert.deepEqual(
    [seen.functionName, seen.memoryLimitInMB, seen.functionVersion],
    ['tested', '128', '$LATEST'],
  );
  assert.ok(seen.left > 0 && seen.left <= 10_000, String(seen.left));
});

test('a handler may call back', async (context) => {
  const pool = poolOf(context, { handler: 'index.callback' });
  assert.deepEqual(await pool.invoke({}), { ok: true, payload: '"called back"' });
});

const FAILURES = [
  ['throw', {}, 'RangeError', /too far/],
  ['exit', {}, 'Runtime.ExitError', /exit status 3/],
  ['spin', { timeoutSeconds: 1 }, 'Sandbox.Timedout', /timed out after 1.00 seconds/],
  ['hoard', { memoryMegabytes: 64 }, 'Runtime.ExitError', /signal: SIGABRT/],
] as const;
for (const [action, properties, errorType, message] of FAILURES) {
  test(`${errorType} when the handler does ${action}; the next event is served`, async (context) => {
    const pool = poolOf(context, properties);
    const result = await pool.invoke({ action });
    assert.equal(errorOf(result).errorType, errorType);
    assert.match(errorOf(result).errorMessage, message);
    assert.deepEqual(await pool.invoke({ action: 'echo' }), { ok: true, payload: '{"action":"echo"}' });
  });
}

const UNLOADABLE = [
  ['missing.handler', 'Runtime.ImportModuleError'],
  ['index.missing', 'Runtime.HandlerNotFound'],
] as const;
for (const [handler, errorType] of UNLOADABLE) {
  test(`${errorType} for ${handler}`, async (context) => {
    const result = await poolOf(context, { handler }).invoke({});
    assert.equal(errorOf(result).errorType, errorType);
  });
}

test('events and results have the limit of 6 MB', async (context) => {
  const result = await poolOf(context).invoke({ action: 'echo', text: 'x'.repeat(6 * 1024 ** 2) });
  assert.equal(errorOf(result).errorType, 'RequestTooLargeException');
});

test('output goes to the log', async (context) => {
  const pool = poolOf(context);
  await pool.invoke({ action: 'throw' });
  assert.match(readFileSync(pool.lambda.logFile, 'utf8'), /RangeError: too far/);
});

test('a process ends when its parent is killed, also while it never yields', async (context) => {
  const lambda = lambdaOf(context, { timeoutSeconds: 600 });
  const parent = spawnParent(lambda);
  context.after(() => parent.kill('SIGKILL'));
  const [output] = await once(parent.stdout ?? parent, 'data');
  const child = Number(String(output));
  assert.ok(existsSync(`/proc/${child}`));
  parent.kill('SIGKILL');
  while (isRunning(child)) await sleep(20);
});

/** A process that invokes the function twice: for its process id, then for ever. */
function spawnParent(lambda: LambdaFunction): ChildProcess {
  const pool = new URL('../../../local/lambda/function-pool.ts', import.meta.url).href;
  const program = `
    import { FunctionPool } from ${JSON.stringify(pool)};
    const pool = new FunctionPool(${JSON.stringify(lambda)});
    const { payload } = await pool.invoke({ action: 'pid' });
    const spinning = pool.invoke({ action: 'spin' });
    console.log(payload);
    await spinning;
  `;
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function poolOf(context: TestContext, properties: Partial<LambdaFunction> = {}): FunctionPool {
  const pool = new FunctionPool(lambdaOf(context, properties));
  context.after(() => pool.stop());
  return pool;
}

function lambdaOf(context: TestContext, properties: Partial<LambdaFunction> = {}): LambdaFunction {
  const codeFolder = temporaryFolder((remove) => context.after(remove));
  writeFileSync(join(codeFolder, 'index.mjs'), HANDLER);
  return {
    name: 'tested',
    arn: 'arn:aws:lambda:eu-west-2:000000000000:function:tested',
    region: 'eu-west-2',
    codeFolder,
    handler: 'index.handler',
    timeoutSeconds: 10,
    memoryMegabytes: 128,
    environment: {},
    concurrency: 2,
    logFile: join(codeFolder, 'log'),
    ...properties,
  };
}

async function value(pool: FunctionPool, action: string) {
  const result = await pool.invoke({ action });
  assert.ok(result.ok, JSON.stringify(result));
  return JSON.parse(result.payload);
}

function errorOf(result: InvocationResult) {
  assert.ok(!result.ok);
  return result.error;
}
