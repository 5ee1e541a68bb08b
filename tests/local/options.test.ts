import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptions, type StartOptions } from '../../local/options.ts';

const DEFAULTS: StartOptions = {
  port: 8787,
  apiPort: undefined,
  dataDir: '.gongkai',
  samples: true,
  once: false,
  help: false,
  review: false,
  licence: undefined,
};

const READ: readonly (readonly [string, Partial<StartOptions>])[] = [
  ['', {}],
  ['--port 0', { port: 0 }],
  ['--port=9000 --data-dir /tmp/x', { port: 9000, dataDir: '/tmp/x' }],
  ['--api-port 9001', { apiPort: 9001 }],
  ['--no-samples', { samples: false }],
  ['--once', { once: true }],
  ['--help', { help: true }],
  ['--review', { review: true }],
  ['--licence CC-BY-4.0', { licence: 'CC-BY-4.0' }],
];
for (const [line, expected] of READ) {
  test(`reads ${line || 'nothing'}`, () => {
    assert.deepEqual(parseOptions(line.split(' ').filter(Boolean)), { ...DEFAULTS, ...expected });
  });
}

const REFUSED = [
  '--prot 1',
  '--port',
  '--port x',
  '--port 65536',
  '--port -1',
  '--port 1e3',
  'start',
  '--once --no-samples',
  '--data-dir=',
  '--licence=',
  '--api-port 0',
  '--api-port x',
  '--port 0 --api-port 9001',
];
for (const line of REFUSED) {
  test(`refuses ${line}`, () => {
    assert.throws(() => parseOptions(line.split(' ')), { name: 'UsageError' });
  });
}
