import type { Problem } from '../../core/query/problem.ts';
import { readQuestion } from '../../core/query/read-question.ts';
import {
  privateResponse,
  problemResponse,
  type HttpRequest,
  type HttpResponse,
} from '../http/http-response.ts';
import { readCaller, type Caller } from './caller.ts';
import type { GatePorts } from './door-ports.ts';

/** What was found for somebody who writes. */
export type AtDoor = { readonly document: object } | { readonly problem: Problem };

/** The way of every request that writes: is its address right, does anybody write here, who is asking. */
export async function answerAtDoor(
  request: HttpRequest,
  { isOpen, claims }: Pick<GatePorts, 'isOpen' | 'claims'>,
  act: (caller: Caller | undefined) => Promise<AtDoor>,
): Promise<HttpResponse> {
  const { authorizer, http } = request.requestContext;
  const read = readQuestion({ method: http.method, path: request.rawPath, query: request.rawQueryString });
  if ('problem' in read) return problemResponse(request, read.problem);
  if (!isOpen) return problemResponse(request, OFF);
  // The gateway has verified the token; what it did not hand on was never shown to it.
  const found = await act(readCaller(authorizer?.jwt?.claims, claims));
  if ('problem' in found) return problemResponse(request, found.problem);
  return privateResponse(`${JSON.stringify(found.document)}\n`);
}

const OFF: Problem = {
  kind: 'writing-is-off',
  detail: {
    zh: '此部署未指定令牌签发者，不能通过接口写入；文件可直接上传到存储桶',
    en: 'This deployment names no issuer of tokens, so nothing is written over HTTP; files go straight to the bucket',
  },
};
