import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ProcessLock } from '../../local/process-lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('one process holds a lock at a time', async (context) => {
  const file = lockFile(context);
  const holder = await holdInAnotherProcess(context, file);
  assert.equal(new ProcessLock(file).take()?.pid, holder.pid);
  holder.kill('SIGTERM');
  await once(holder, 'exit');
  assert.equal(new ProcessLock(file).take(), undefined);
});

test('a killed process holds nothing', async (context) => {
  const file = lockFile(context);
  const holder = await holdInAnotherProcess(context, file);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  assert.equal(new ProcessLock(file).take(), undefined);
  assert.deepEqual(readdirSync(dirname(file)), ['lock.json']);
});

test('another process of the same id holds nothing', (context) => {
  const file = lockFile(context);
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'long ago' }));
  assert.equal(new ProcessLock(file).take(), undefined);
});

test('a released lock is free', (context) => {
  const file = lockFile(context);
  const lock = new ProcessLock(file);
  assert.equal(lock.take(), undefined);
  assert.equal(new ProcessLock(file).take()?.pid, process.pid);
  lock.release();
  assert.equal(new ProcessLock(file).take(), undefined);
});

function lockFile(context: TestContext): string {
  return join(
    temporaryFolder((remove) => context.after(remove)),
    'lock.json',
  );
}

async function holdInAnotherProcess(context: TestContext, file: string) {
  const module = new URL('../../local/process-lock.ts', import.meta.url).href;
  const program = `
    import { ProcessLock } from ${JSON.stringify(module)};
    console.log(new ProcessLock(${JSON.stringify(file)}).take() === undefined);
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => child.kill('SIGKILL'));
  const [output] = await once(child.stdout, 'data');
  assert.equal(String(output).trim(), 'true');
  return child;
}
