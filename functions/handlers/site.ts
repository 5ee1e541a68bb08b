import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { join } from 'node:path';
import { answerDeployment } from '../adapters/answer-deployment.ts';
import { aws } from '../adapters/aws.ts';
import { readPages } from '../adapters/read-pages.ts';
import type { DeploymentEvent } from '../events/deployment-event.ts';
import { placeSite } from '../flows/place-site.ts';

const logger = new Logger({ serviceName: 'site' });
const site = aws.site();
const PAGES = join(import.meta.dirname, 'pages');

/** Puts the pages that were deployed with it in their place. A stack that goes leaves them where they are. */
export const handler = middy(async (event: DeploymentEvent): Promise<void> => {
  await answerDeployment(event, await problemOf(event));
}).use(injectLambdaContext(logger, { resetKeys: true }));

/** Undefined where all went well; else what the operator reads beside the failed deployment. */
async function problemOf({ RequestType, ResourceProperties }: DeploymentEvent): Promise<string | undefined> {
  if (RequestType === 'Delete') return undefined;
  try {
    const files = readPages(PAGES);
    await placeSite(files, ResourceProperties.configuration, site);
    logger.info('placed', { files: files.length });
    return undefined;
  } catch (error) {
    logger.error('the pages could not be placed', { error });
    return String(error);
  }
}
