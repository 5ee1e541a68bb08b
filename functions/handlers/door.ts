import { Logger } from '@aws-lambda-powertools/logger';
import { awsDoor } from '../adapters/aws-door.ts';
import { doorHandler } from '../doors/door-handler.ts';

/** Gives forms by which files are uploaded. */
export const handler = doorHandler(awsDoor(), new Logger({ serviceName: 'door' }));
