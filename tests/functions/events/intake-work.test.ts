import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intakeWork } from '../../../functions/events/intake-work.ts';
import { receiptIdOf } from '../../../functions/flows/receipt-id.ts';
import type { Measured } from '../../../functions/metrics/metric-line.ts';
import { workshop } from '../workshop.ts';
import { createdEvent, message } from './events.ts';

const KEY = 'incoming/annual-reports/419001-gov-office/济源 2021年报.csv';

test('the log names the upload before it is touched, so that a killed worker leaves its name', async () => {
  const { ports, put } = workshop();
  const upload = put(KEY, 'no table');
  const lines: object[] = [];
  let keys = {};
  const logger = {
    appendKeys: (more: object) => void (keys = { ...keys, ...more }),
    info: () => void lines.push(keys),
  };
  const uploadRecord = async () => {
    assert.deepEqual(lines, [{ receiptId: receiptIdOf(upload), upload }]);
    throw new Error('as if the worker died');
  };
  const event = message(createdEvent({ key: encodeURIComponent(KEY), versionId: upload.versionId }));
  const dying = { ...ports, state: { ...ports.state, uploadRecord } };
  const watch = { logger, measure: () => {}, now: Date.now };
  await assert.rejects(intakeWork(event, dying, watch), /as if the worker died/);
});

test('the delivery that makes a receipt final tells of it, once', async () => {
  const { ports, put } = workshop();
  const upload = put(KEY, 'no table');
  const lines: unknown[] = [];
  const measured: Measured[] = [];
  const watch = {
    logger: { appendKeys: () => {}, info: (...line: unknown[]) => void lines.push(line) },
    measure: (one: Measured) => void measured.push(one),
    now: () => Date.parse('2030-01-01T00:00:00Z'),
  };
  const event = message(createdEvent({ key: encodeURIComponent(KEY), versionId: upload.versionId }));
  await intakeWork(event, ports, watch);
  await intakeWork(event, ports, watch);
  const told = lines.filter((line) => JSON.stringify(line).includes('a receipt is final'));
  assert.equal(told.length, 1);
  assert.match(JSON.stringify(told), /"status":"rejected".*"codes":\[/);
  assert.deepEqual(measured[0], {
    metrics: [{ name: 'Uploads', value: 1, unit: 'Count' }],
    by: { status: 'rejected' },
  });
  assert.ok(measured[1]?.metrics.some(({ name, value }) => name === 'Errors' && value > 0));
});
