import type { HttpRequest } from '../../../functions/http/http-response.ts';

/** A request as the HTTP API hands it over. */
export function httpRequest(
  address: string,
  headers: Record<string, string> = {},
  method = 'GET',
): HttpRequest {
  const [rawPath = '', rawQueryString = ''] = address.split('?');
  return { rawPath, rawQueryString, headers, requestContext: { requestId: 'Trace-1', http: { method } } };
}
