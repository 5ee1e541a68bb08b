import { Logger } from '@aws-lambda-powertools/logger';
import { awsQuery } from '../adapters/aws-query.ts';
import { queryHandler } from '../http/query-handler.ts';

/** Answers questions over HTTP. */
export const handler = queryHandler(awsQuery(), new Logger({ serviceName: 'query' }));
