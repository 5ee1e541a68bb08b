import { Logger } from '@aws-lambda-powertools/logger';
import { aws } from '../adapters/aws.ts';
import { logMetrics } from '../adapters/log-metrics.ts';
import { rememberIndexes } from '../adapters/remember-indexes.ts';
import { corePress } from '../core-press.ts';
import { readEnvironment, readSetting } from '../environment.ts';
import { consumeQueue } from '../events/consume-queue.ts';
import { publishWork } from '../events/publish-work.ts';
import { UnitRest } from '../events/unit-rest.ts';
import { behindGate } from '../flows/behind-gate.ts';

const state = aws.state();
const publishQueue = aws.publishQueue();
const ports = {
  state,
  reader: behindGate(state, readSetting('reviewSince')),
  feed: rememberIndexes(aws.feed()),
  press: corePress(readEnvironment('licence'), readSetting('publisherContact')),
};

const rest = new UnitRest();
const measure = logMetrics(readEnvironment('stack'));

/** Writes the feeds of units from their state. */
export const handler = consumeQueue({
  logger: new Logger({ serviceName: 'publish' }),
  begin: (records) => publishWork(records, ports, { measure, now: Date.now, rest, queue: publishQueue }),
  hold: (receiptHandles, seconds) => publishQueue.hold(receiptHandles, seconds),
  retryAfter: (receiptHandle, seconds) => publishQueue.showAgainAfter(receiptHandle, seconds),
});
