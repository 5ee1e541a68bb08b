import { Logger } from '@aws-lambda-powertools/logger';
import { awsDecide } from '../adapters/aws-decide.ts';
import { decideHandler } from '../doors/decide-handler.ts';

/** Writes down what somebody decided. */
export const handler = decideHandler(awsDecide(), new Logger({ serviceName: 'decide' }));
