import type { Logger } from '@aws-lambda-powertools/logger';
import type { MiddlewareObj } from '@middy/core';
import { feedRoot } from '../../core/query/address.ts';
import type { Problem } from '../../core/query/problem.ts';
import { problemResponse, type HttpRequest, type HttpResponse } from './http-response.ts';

const FAULT: Problem = {
  kind: 'fault',
  detail: {
    zh: '问题已记录；反馈时请附上 trace_id',
    en: 'It was logged; please name the trace_id when you report it',
  },
};

const TOO_LONG: Problem = {
  kind: 'took-too-long',
  detail: {
    zh: '在规定的时间内没有得到答案，请稍后再试；范围较大的数据请用静态文件',
    en: 'There was no answer in time: try again in a moment, or take a large range from the static files',
  },
  see: feedRoot(),
};

/** Answers a fault of ours with a 500 that shows nothing of it; the log has the whole under the same trace id. */
export function problemOnFault(logger: Pick<Logger, 'error'>): MiddlewareObj<HttpRequest, HttpResponse> {
  return {
    onError: (run) => {
      const { requestId } = run.event.requestContext;
      logger.error('a question could not be answered', { traceId: requestId, error: asError(run.error) });
      run.response = problemResponse(run.event, isTimeout(run.error) ? TOO_LONG : FAULT);
    },
  };
}

/** What middy throws shortly before the function would be killed. */
function isTimeout(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'TimeoutError';
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error('something that is not an error was thrown', { cause: thrown });
}
