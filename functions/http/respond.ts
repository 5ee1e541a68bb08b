import { readPageAddress } from '../../core/publish/report-page/page-address.ts';
import { isWriting } from '../../core/query/question.ts';
import { readQuestion } from '../../core/query/read-question.ts';
import { findAnswer } from './find-answer.ts';
import { findValidation } from './find-validation.ts';
import {
  answerResponse,
  problemResponse,
  privateResponse,
  type HttpRequest,
  type HttpResponse,
} from './http-response.ts';
import type { QueryPorts } from './query-ports.ts';
import { receiptResponse } from './receipt-response.ts';

/** The whole way of a request: read the question, find the answer, say it. Throws what is our fault. */
export async function respond(request: HttpRequest, ports: QueryPorts): Promise<HttpResponse> {
  const { method } = request.requestContext.http;
  const subject = readPageAddress(request.rawPath);
  if (subject !== undefined) {
    const { respondWithPage } = await import('./pages/respond-with-page.ts');
    return respondWithPage(request, subject, ports);
  }
  const read = readQuestion({ method, path: request.rawPath, query: request.rawQueryString });
  if ('problem' in read) return problemResponse(request, read.problem);
  const { question } = read;
  if (isWriting(question)) throw new Error(`${question.endpoint} is answered by another function`);
  const found =
    question.endpoint === 'validate'
      ? await findValidation(question, request, ports)
      : await findAnswer(question, request.headers['accept'], ports);
  if ('problem' in found) return problemResponse(request, found.problem);
  if ('validation' in found) return privateResponse(found.validation);
  return 'receipt' in found ? receiptResponse(request, found.receipt) : answerResponse(request, found.answer);
}
