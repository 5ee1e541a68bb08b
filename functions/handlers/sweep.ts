import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { aws } from '../adapters/aws.ts';
import { logMetrics } from '../adapters/log-metrics.ts';
import { coreEngine } from '../core-engine.ts';
import { readEnvironment } from '../environment.ts';
import { sweep, type Swept } from '../flows/sweep.ts';
import { measureSweep } from '../metrics/measure-sweep.ts';

const logger = new Logger({ serviceName: 'sweep' });
const ports = {
  engine: coreEngine,
  state: aws.state(),
  uploads: aws.uploads(),
  receipts: aws.receipts(),
  uploadQueue: aws.uploadQueue(),
  publishQueue: aws.publishQueue(),
  now: () => new Date(),
};

const measure = logMetrics(readEnvironment('stack'));

/** Finds uploads without a receipt and units whose feed is behind, and sets them going again. */
export const handler = middy(async (): Promise<Swept> => {
  const swept = await sweep(ports);
  logger.info('swept', { ...swept });
  measure(measureSweep(swept));
  return swept;
}).use(injectLambdaContext(logger, { resetKeys: true }));
