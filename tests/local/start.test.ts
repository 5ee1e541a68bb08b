import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { listen } from '../../local/listen.ts';
import { ProcessLock } from '../../local/process-lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const START = join(import.meta.dirname, '../../local/start.ts');

test('an option that is none is a usage error', () => {
  const { status, stderr } = start('--prot', '8787');
  assert.deepEqual([status, /--prot/.test(stderr), /--data-dir DIR/.test(stderr)], [2, true, true]);
});

test('help is no error', () => {
  const { status, stdout, stderr } = start('--help');
  assert.deepEqual([status, /--data-dir DIR/.test(stdout), stderr], [0, true, '']);
});

test('a data directory in use is left alone', (context) => {
  const folder = temporaryFolder((remove) => context.after(remove));
  new ProcessLock(join(folder, 'lock.json')).take();
  const { status, stderr } = start('--data-dir', folder);
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`${folder} is in use by process ${process.pid}`));
});

test('a port in use is said so', async (context) => {
  const folder = temporaryFolder((remove) => context.after(remove));
  const { port, close } = await listen(createServer());
  context.after(close);
  const { status, stderr } = start('--data-dir', folder, '--port', String(port), '--no-samples');
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`port ${port} is in use; choose another one with --port`));
});

function start(...args: readonly string[]) {
  return spawnSync(process.execPath, [START, ...args], { encoding: 'utf8' });
}
