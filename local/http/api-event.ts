import { randomUUID } from 'node:crypto';
import { ACCOUNT } from '../template/physical-names.ts';

/** A request on its way to an HTTP API. */
export interface ApiRequest {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  /** As it came, without the question mark. */
  readonly query: string;
  /** Lower-case names; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
}

/** What API Gateway knows about the route that a request takes. */
export interface ApiRoute {
  readonly api: { readonly apiId: string; readonly domainName: string };
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Of the token that was let through. */
  readonly claims?: Readonly<Record<string, string>>;
}

const TEXT = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded|[^;]+\+(json|xml)))/i;

/**
 * The event of payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function apiEvent(
  request: ApiRequest,
  { api, routeKey, pathParameters, claims }: ApiRoute,
): Readonly<Record<string, unknown>> {
  const { cookie, ...headers } = request.headers;
  const now = new Date();
  const isText = TEXT.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey,
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(request.query !== '' && { queryStringParameters: joinedParameters(request.query) }),
    requestContext: {
      accountId: ACCOUNT,
      apiId: api.apiId,
      ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
      domainName: api.domainName,
      domainPrefix: api.domainName.split('.')[0],
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...(request.body.length > 0 && { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

/** Values of one name are joined by commas. */
function joinedParameters(query: string): Readonly<Record<string, string>> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(parameters);
}

/** `22/Nov/2026:09:12:44 +0000` */
function logTime(time: Date): string {
  const [, day, month, year, clock] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(time.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${clock} +0000`;
}
