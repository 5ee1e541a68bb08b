import type { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import { readMembers } from '../../core/query/read-members.ts';
import { readQuestion } from '../../core/query/read-question.ts';
import type { Problem } from '../../core/query/problem.ts';
import {
  privateResponse,
  problemResponse,
  type HttpRequest,
  type HttpResponse,
} from '../http/http-response.ts';
import { problemOnFault } from '../http/problem-on-fault.ts';
import { readText } from '../http/read-body.ts';
import type { DoorPorts } from './door-ports.ts';
import { openUpload } from './open-upload.ts';

/** The handler of the addresses by which files come in, over these ports. */
export function doorHandler(ports: DoorPorts, logger: Pick<Logger, 'error'>) {
  return middy<HttpRequest, HttpResponse>()
    .use(problemOnFault(logger))
    .handler(async (request) => answer(request, ports));
}

function answer(request: HttpRequest, ports: DoorPorts): HttpResponse {
  const found = find(request, ports);
  if ('problem' in found) return problemResponse(request, found.problem);
  return privateResponse(`${JSON.stringify(found.document)}\n`);
}

function find(
  request: HttpRequest,
  ports: DoorPorts,
): { readonly document: object } | { readonly problem: Problem } {
  const { method } = request.requestContext.http;
  const read = readQuestion({ method, path: request.rawPath, query: request.rawQueryString });
  if ('problem' in read) return read;
  if (!isOpen(ports)) return { problem: OFF };
  const sent = readMembers('uploads', readText(request));
  return 'problem' in sent ? sent : openUpload(sent.members, ports);
}

/** Nothing checks tokens yet, so the door is open on the computer of whoever tries it, and nowhere else. */
function isOpen({ issuer }: DoorPorts): boolean {
  return issuer?.startsWith('http://127.0.0.1') ?? false;
}

const OFF: Problem = {
  kind: 'writing-is-off',
  detail: {
    zh: '此部署未指定令牌签发者，不能通过接口写入；文件可直接上传到存储桶',
    en: 'This deployment names no issuer of tokens, so nothing is written over HTTP; files go straight to the bucket',
  },
};
