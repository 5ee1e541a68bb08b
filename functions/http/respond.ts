import type { Problem } from '../../core/query/problem.ts';
import { readQuestion } from '../../core/query/read-question.ts';
import { findAnswer } from './find-answer.ts';
import { answerResponse, problemResponse, type HttpRequest, type HttpResponse } from './http-response.ts';
import type { QueryPorts } from './query-ports.ts';
import { receiptResponse } from './receipt-response.ts';

/** The whole way of a request: read the question, find the answer, say it. Throws what is our fault. */
export async function respond(request: HttpRequest, ports: QueryPorts): Promise<HttpResponse> {
  const { method } = request.requestContext.http;
  if (method !== 'GET' && method !== 'HEAD') return problemResponse(request, METHOD_NOT_ALLOWED);
  const read = readQuestion({ path: request.rawPath, query: request.rawQueryString });
  if ('problem' in read) return problemResponse(request, read.problem);
  const found = await findAnswer(read.question, ports);
  if ('problem' in found) return problemResponse(request, found.problem);
  return 'receipt' in found ? receiptResponse(request, found.receipt) : answerResponse(request, found.answer);
}

const METHOD_NOT_ALLOWED: Problem = {
  kind: 'method-not-allowed',
  detail: { zh: '这里只能读取', en: 'Nothing but reading is done here' },
};
