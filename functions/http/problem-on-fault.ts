import type { Logger } from '@aws-lambda-powertools/logger';
import type { MiddlewareObj } from '@middy/core';
import type { Problem } from '../../core/query/problem.ts';
import { problemResponse, type HttpRequest, type HttpResponse } from './http-response.ts';

const FAULT: Problem = {
  kind: 'fault',
  detail: {
    zh: '问题已记录；反馈时请附上 trace_id',
    en: 'It was logged; please name the trace_id when you report it',
  },
};

/** Answers a fault of ours with a 500 that shows nothing of it; the log has the whole under the same trace id. */
export function problemOnFault(logger: Pick<Logger, 'error'>): MiddlewareObj<HttpRequest, HttpResponse> {
  return {
    onError: (run) => {
      const { requestId } = run.event.requestContext;
      logger.error('a question could not be answered', { traceId: requestId, error: asError(run.error) });
      run.response = problemResponse(run.event, FAULT);
    },
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error('something that is not an error was thrown', { cause: thrown });
}
