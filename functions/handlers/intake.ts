import { Logger } from '@aws-lambda-powertools/logger';
import { aws } from '../adapters/aws.ts';
import { logMetrics } from '../adapters/log-metrics.ts';
import { coreEngine } from '../core-engine.ts';
import { readEnvironment, readSetting } from '../environment.ts';
import { consumeQueue } from '../events/consume-queue.ts';
import { intakeWork } from '../events/intake-work.ts';

const logger = new Logger({ serviceName: 'intake' });
const state = aws.state();
const uploadQueue = aws.uploadQueue();
const since = readSetting('reviewSince');
const measure = logMetrics(readEnvironment('stack'));
const ports = {
  engine: coreEngine,
  state,
  reader: state,
  uploads: aws.uploads(),
  receipts: aws.receipts(),
  uploadQueue,
  ...(since === undefined ? {} : { gate: { since, reader: state } }),
  publishQueue: aws.publishQueue(),
};

/** Reads an upload, judges it, stores what is right, writes the receipt. */
export const handler = consumeQueue({
  logger,
  begin: async () => (record) => intakeWork(record, ports, { logger, measure, now: Date.now }),
  hold: (receiptHandles, seconds) => uploadQueue.hold(receiptHandles, seconds),
  retryAfter: (receiptHandle, seconds) => uploadQueue.showAgainAfter(receiptHandle, seconds),
});
