import { randomUUID } from 'node:crypto';
import { createContext, Script } from 'node:vm';
import type { CdnAnswer } from './cdn-answer.ts';
import type { ViewerRequest } from './viewer-request.ts';

/** A CloudFront function, on the way in or on the way out. */
export interface EdgeFunction {
  readonly onRequest: (request: ViewerRequest) => Promise<ViewerRequest | CdnAnswer>;
  readonly onResponse: (request: ViewerRequest, answer: CdnAnswer) => Promise<CdnAnswer>;
}

type Values = Readonly<
  Record<string, { readonly value: string; readonly multiValue?: readonly { readonly value: string }[] }>
>;

interface EdgeRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: Values;
  readonly headers: Values;
  readonly cookies: Values;
}

interface EdgeResponse {
  readonly statusCode: number;
  readonly headers?: Values;
  readonly body?: string | { readonly data: string; readonly encoding: string };
}

/**
 * Milliseconds after which a function that does not end is stopped. CloudFront counts its work and gives it less
 * than one; a clock on the wall also counts the time in which a busy computer ran something else.
 */
const TIME_LIMIT = 5000;

/**
 * Runs the code of a CloudFront function of the runtime cloudfront-js-2.0 in a context of its own.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export function edgeFunction(code: string, distributionId: string): EdgeFunction {
  const script = new Script(`${code}\n;handler(event);`);
  const run = async (eventType: string, ip: string, event: object): Promise<EdgeRequest | EdgeResponse> => {
    const context = {
      distributionId,
      distributionDomainName: 'localhost',
      eventType,
      requestId: randomUUID(),
    };
    const sandbox = createContext({ console, event: { version: '1.0', context, viewer: { ip }, ...event } });
    const returned: EdgeRequest | EdgeResponse | Promise<EdgeRequest | EdgeResponse> = script.runInContext(
      sandbox,
      { timeout: TIME_LIMIT },
    );
    return returned;
  };
  return {
    onRequest: async (request) => {
      const result = await run('viewer-request', request.ip, { request: edgeRequest(request) });
      return 'statusCode' in result
        ? fromEdgeResponse(result, Buffer.alloc(0))
        : fromEdgeRequest(result, request);
    },
    onResponse: async (request, answer) => {
      const response = {
        statusCode: answer.status,
        statusDescription: '',
        headers: valuesOf(answer.headers),
        cookies: {},
      };
      const result = await run('viewer-response', request.ip, { request: edgeRequest(request), response });
      return 'statusCode' in result ? fromEdgeResponse(result, answer.body) : answer;
    },
  };
}

function edgeRequest({ method, path, query, headers }: ViewerRequest): EdgeRequest {
  const { cookie = '', ...others } = headers;
  const cookies = cookie.split(/;\s*/).flatMap((pair) => (pair === '' ? [] : [splitOnce(pair)]));
  const parameters = query.split('&').flatMap((pair) => (pair === '' ? [] : [splitOnce(pair)]));
  return {
    method,
    uri: path,
    querystring: valuesOf(parameters),
    headers: valuesOf(Object.entries(others)),
    cookies: valuesOf(cookies),
  };
}

function fromEdgeRequest(edge: EdgeRequest, request: ViewerRequest): ViewerRequest {
  const query = pairsOf(edge.querystring).map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  const cookie = pairsOf(edge.cookies).map(([name, value]) => `${name}=${value}`);
  const headers = Object.fromEntries(pairsOf(edge.headers));
  return {
    ...request,
    path: edge.uri,
    query: query.join('&'),
    headers: { ...headers, ...(cookie.length > 0 && { cookie: cookie.join('; ') }) },
  };
}

function fromEdgeResponse(
  { statusCode, headers = {}, body }: EdgeResponse,
  unchanged: CdnAnswer['body'],
): CdnAnswer {
  const bytes =
    typeof body === 'string'
      ? Buffer.from(body)
      : body && Buffer.from(body.data, body.encoding === 'base64' ? 'base64' : 'utf8');
  return { status: statusCode, headers: pairsOf(headers), body: bytes ?? unchanged };
}

function valuesOf(pairs: readonly (readonly [string, string])[]): Values {
  const values = new Map<string, { value: string; multiValue?: { value: string }[] }>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    if (before) before.multiValue = [...(before.multiValue ?? [{ value: before.value }]), { value }];
    else values.set(name, { value });
  }
  return Object.fromEntries(values);
}

function pairsOf(values: Values): readonly (readonly [string, string])[] {
  return Object.entries(values).flatMap(([name, { value, multiValue }]) =>
    (multiValue ?? [{ value }]).map((entry) => [name, entry.value] as const),
  );
}

function splitOnce(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at === -1 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
