import { hash } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { aws } from '../adapters/aws.ts';
import { coreReleasePress } from '../core-release-press.ts';
import { readEnvironment } from '../environment.ts';
import { releaseCause } from '../events/release-cause.ts';
import { releaser } from '../releaser.ts';
import { cutRelease, type Cut } from '../flows/cut-release.ts';

const logger = new Logger({ serviceName: 'release' });
const ports = {
  feed: aws.feed(),
  log: aws.releaseLog(),
  press: coreReleasePress(readEnvironment('licence'), releaser()),
  sha256: (bytes: Uint8Array) => hash('sha256', bytes),
  now: () => new Date(),
};

/** Fixes the standing state of the feeds as the next release: on schedule, or for whoever calls it. */
export const handler = middy(async (event: unknown): Promise<Cut> => {
  const cut = await cutRelease(releaseCause(event), ports);
  logger.info('released', { ...cut });
  return cut;
}).use(injectLambdaContext(logger, { resetKeys: true }));
