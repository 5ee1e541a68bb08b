import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intakeWork } from '../../../functions/events/intake-work.ts';
import { receiptIdOf } from '../../../functions/flows/receipt-id.ts';
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
  await assert.rejects(intakeWork(event, dying, logger), /as if the worker died/);
});
