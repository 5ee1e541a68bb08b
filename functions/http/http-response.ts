import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Answer, Links, Meta } from '../../core/query/answer.ts';
import { renderProblem, statusOf, type Problem } from '../../core/query/problem.ts';
import { entityTag, isHeld } from './entity-tag.ts';
import { preferredLanguage } from './preferred-language.ts';

/** The request, as far as responses depend on it. */
export type HttpRequest = Pick<APIGatewayProxyEventV2, 'rawPath' | 'rawQueryString' | 'headers'> & {
  readonly body?: string | undefined;
  readonly isBase64Encoded?: boolean;
  readonly requestContext: {
    readonly requestId: string;
    /** Of a token that the gateway has verified. */
    readonly authorizer?: { readonly jwt?: { readonly claims: Readonly<Record<string, unknown>> } };
    readonly http: Pick<APIGatewayProxyEventV2['requestContext']['http'], 'method'>;
  };
};

export type HttpResponse = APIGatewayProxyStructuredResultV2 & { readonly headers: Record<string, string> };

/** Headers of every answer: anybody's page may read them, nobody's may mistake them for anything but data. */
export const ALWAYS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Content-Language, Gongkai-Licence, Gongkai-Release, Gongkai-Total, Gongkai-Truncated, Gongkai-Warnings',
  'x-content-type-options': 'nosniff',
};
const EXTRA_HEADERS: Partial<Record<Problem['kind'], Record<string, string>>> = {
  'no-receipt': { 'retry-after': '1' },
  'took-too-long': { 'retry-after': '5' },
};
const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
/** The type of JSON answers. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** An answer in our envelope, or as CSV with the envelope's facts in headers. */
export function answerResponse(request: HttpRequest, answer: Answer): HttpResponse {
  const { body, seed, links, maxAge, csv, mediaType = JSON_TYPE, varies = false } = answer;
  const headers = {
    ...ALWAYS,
    'content-type': csv === undefined ? mediaType : CSV_TYPE,
    ...(csv === undefined ? {} : metaHeaders(csv)),
    ...(varies ? { vary: 'Accept' } : {}),
    'cache-control': `public, max-age=${maxAge}`,
    etag: entityTag(`${links.self}\n${seed}`),
    ...linkHeader(links),
  };
  return unlessHeld(request, { statusCode: 200, headers, body });
}

/** What is for the asker alone. Pages of other addresses may read it as far as they may write. */
export function privateResponse(body: string): HttpResponse {
  const headers = {
    'content-type': JSON_TYPE,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  return { statusCode: 200, headers, body };
}

/** A problem in the language that the reader prefers. */
export function problemResponse(request: HttpRequest, problem: Problem): HttpResponse {
  const language = preferredLanguage(request.headers['accept-language']);
  const { rawPath, rawQueryString } = request;
  const instance = rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`;
  const body = renderProblem(problem, { instance, traceId: request.requestContext.requestId, language });
  const headers = {
    ...ALWAYS,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
    vary: 'Accept-Language',
    ...(problem.allow === undefined ? {} : { allow: problem.allow }),
    ...EXTRA_HEADERS[problem.kind],
  };
  return withoutBodyForHead(request, { statusCode: statusOf(problem), headers, body });
}

/** The response, or that the reader has it already. */
export function unlessHeld(request: HttpRequest, response: HttpResponse): HttpResponse {
  const tag = response.headers['etag'] ?? '';
  if (!isHeld(tag, request.headers['if-none-match'])) return withoutBodyForHead(request, response);
  // With its type: the gateway would put one of its own in place of none.
  return { statusCode: 304, headers: response.headers };
}

/** HEAD gets what GET would, without the body. */
export function withoutBodyForHead(request: HttpRequest, response: HttpResponse): HttpResponse {
  if (request.requestContext.http.method !== 'HEAD') return response;
  const { body: _body, ...rest } = response;
  return rest;
}

/** A licence is an id or an address, so that all of these are plain letters. */
function metaHeaders({ release, licence, total, truncated, warnings }: Meta): Record<string, string> {
  return {
    ...(release === undefined ? {} : { 'gongkai-release': String(release.release) }),
    'gongkai-licence': licence,
    ...(total === null ? {} : { 'gongkai-total': String(total) }),
    'gongkai-truncated': String(truncated),
    ...(warnings.length === 0 ? {} : { 'gongkai-warnings': warnings.map(({ code }) => code).join(', ') }),
  };
}

function linkHeader({ next, describedby }: Links): { readonly link?: string } {
  const links: string[] = [];
  if (next !== null) links.push(`<${next}>; rel="next"`);
  if (describedby !== null) links.push(`<${describedby}>; rel="describedby"`);
  return links.length === 0 ? {} : { link: links.join(', ') };
}
