import type { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import type { HttpRequest, HttpResponse } from './http-response.ts';
import { problemOnFault } from './problem-on-fault.ts';
import type { QueryPorts } from './query-ports.ts';
import { respond } from './respond.ts';

/** The handler of all questions over these ports. */
export function queryHandler(ports: QueryPorts, logger: Pick<Logger, 'error'>) {
  return middy<HttpRequest, HttpResponse>()
    .use(problemOnFault(logger))
    .handler((request) => respond(request, ports));
}
