import type { IncomingMessage } from 'node:http';
import type { Invoker } from '../lambda/lambda-function.ts';
import { apiAnswer, type HttpAnswer } from './api-answer.ts';
import { apiEvent, type ApiRequest } from './api-event.ts';
import { findRoute, type Route } from './find-route.ts';
import type { VerifyToken } from './token-authorizer.ts';

/** An HTTP API: its routes, and the function behind each. */
export interface HttpApi {
  readonly apiId: string;
  readonly domainName: string;
  readonly routes: readonly Route<ApiTarget>[];
}

/** What a route leads to. */
export interface ApiTarget {
  readonly pool: Invoker;
  /** API Gateway gives up after it, whatever the function's own timeout is. */
  readonly timeoutMilliseconds: number;
  /** Whether a caller is let through to it; anybody where there is none. */
  readonly verify?: VerifyToken;
}

const MAX_BODY_BYTES = 10 * 1024 ** 2;

/** Answers one request as API Gateway's HTTP API does with a function proxy and payload format 2.0. */
export async function answerApi(api: HttpApi, request: ApiRequest): Promise<HttpAnswer> {
  const found = findRoute(api.routes, request.method, request.path);
  if (!found) return message(404, 'Not Found');
  if (request.body.length > MAX_BODY_BYTES) return message(413, 'Request Entity Too Large');
  const { pool, timeoutMilliseconds, verify } = found.route.target;
  const claims = await verify?.(request.headers['authorization']);
  if (verify && !claims) return UNAUTHORIZED;
  const { routeKey } = found.route;
  const event = apiEvent(request, {
    api,
    routeKey,
    pathParameters: found.parameters,
    ...(claims && { claims }),
  });
  const result = await within(timeoutMilliseconds, pool.invoke(event));
  if (result === undefined) return message(503, 'Service Unavailable');
  if (!result.ok) {
    console.error(`${pool.lambda.name}: ${result.error.errorType}: ${result.error.errorMessage}`);
    return message(500, 'Internal Server Error');
  }
  return apiAnswer(result.payload) ?? message(500, 'Internal Server Error');
}

/** Reads the body of a request, up to what API Gateway takes and one byte more. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request) {
    bytes += piece.length;
    if (bytes <= MAX_BODY_BYTES + 1) pieces.push(piece);
  }
  return bytes > MAX_BODY_BYTES ? Buffer.alloc(MAX_BODY_BYTES + 1) : Buffer.concat(pieces);
}

const UNAUTHORIZED: HttpAnswer = {
  status: 401,
  headers: [
    ['content-type', 'application/json'],
    ['www-authenticate', 'Bearer'],
  ],
  body: Buffer.from('{"message":"Unauthorized"}'),
};

function message(status: number, text: string): HttpAnswer {
  return {
    status,
    headers: [['content-type', 'application/json']],
    body: Buffer.from(JSON.stringify({ message: text })),
  };
}

async function within<Value>(milliseconds: number, value: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return Promise.race([value, timeout]).finally(() => clearTimeout(timer));
}
