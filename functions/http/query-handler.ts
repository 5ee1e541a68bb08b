import type { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import { crossOrigin } from './cross-origin.ts';
import type { HttpRequest, HttpResponse } from './http-response.ts';
import { problemOnFault } from './problem-on-fault.ts';
import type { QueryPorts } from './query-ports.ts';
import { respond } from './respond.ts';

/** How long before the function would be killed an answer is given up, so that the asker is told. */
const GIVE_UP_BEFORE = 500;

/** The handler of all questions over these ports. */
export function queryHandler(ports: QueryPorts, logger: Pick<Logger, 'error'>) {
  return middy<HttpRequest, HttpResponse>({ timeoutEarlyInMillis: GIVE_UP_BEFORE })
    .use(crossOrigin(ports.siteOrigin))
    .use(problemOnFault(logger))
    .handler((request) => respond(request, ports));
}
