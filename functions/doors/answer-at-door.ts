import { ENDPOINTS, type Endpoint, type WritingName } from '../../core/query/endpoint.ts';
import type { Problem } from '../../core/query/problem.ts';
import { isWriting, type Question } from '../../core/query/question.ts';
import { readQuestion } from '../../core/query/read-question.ts';
import {
  privateResponse,
  problemResponse,
  type HttpRequest,
  type HttpResponse,
} from '../http/http-response.ts';
import { NO_TOKEN } from './authorize.ts';
import { readCaller, type Caller } from './caller.ts';
import type { GatePorts } from './door-ports.ts';

/** What was found for somebody who writes. */
export type AtDoor = { readonly document: object } | { readonly problem: Problem };

/** Somebody at an address that writes; nobody in particular where the address needs no token. */
export interface Visit {
  readonly endpoint: WritingName;
  readonly caller: Caller | undefined;
}

/** The way of every request that writes: is its address right, does anybody write here, who is asking. */
export async function answerAtDoor(
  request: HttpRequest,
  ports: Pick<GatePorts, 'isOpen' | 'claims'>,
  act: (visit: Visit) => Promise<AtDoor>,
): Promise<HttpResponse> {
  const { http } = request.requestContext;
  const read = readQuestion({ method: http.method, path: request.rawPath, query: request.rawQueryString });
  if ('problem' in read) return problemResponse(request, read.problem);
  const { question } = read;
  if (!isWriting(question)) throw new Error(`${question.endpoint} is answered by another function`);
  const found = await visit(question, request, { ...ports, act });
  if ('problem' in found) return problemResponse(request, found.problem);
  const { status = 200 }: Endpoint = ENDPOINTS[question.endpoint];
  return { ...privateResponse(`${JSON.stringify(found.document)}\n`), statusCode: status };
}

async function visit(
  { endpoint }: Extract<Question, { readonly endpoint: WritingName }>,
  { requestContext }: HttpRequest,
  { isOpen, claims, act }: Pick<GatePorts, 'isOpen' | 'claims'> & { act: (visit: Visit) => Promise<AtDoor> },
): Promise<AtDoor> {
  if (!isOpen) return { problem: OFF };
  // The gateway has verified the token; what it did not hand on was never shown to it.
  const caller = readCaller(requestContext.authorizer?.jwt?.claims, claims);
  const { needs }: Endpoint = ENDPOINTS[endpoint];
  return needs === 'token' && caller === undefined ? { problem: NO_TOKEN } : act({ endpoint, caller });
}

const OFF: Problem = {
  kind: 'writing-is-off',
  detail: {
    zh: '此部署未指定令牌签发者，不能通过接口写入；文件可直接上传到存储桶',
    en: 'This deployment names no issuer of tokens, so nothing is written over HTTP; files go straight to the bucket',
  },
};
