import type { MiddlewareObj } from '@middy/core';
import { methodsAt } from '../../core/query/read-question.ts';
import type { HttpRequest, HttpResponse } from './http-response.ts';

/** In seconds; browsers ask again after two hours at the latest. */
const PREFLIGHT_HOLDS = 3600;
const ANYBODY = '*';
const READING = 'GET';
/** What pages send along when they write. */
const WRITING_HEADERS = 'authorization, content-type';

/**
 * Which pages of other addresses may ask. What is public is open to all of them; what is sent here, and what is
 * answered to it, is for the pages of this site alone, where the API has an address of its own. The site's origin is
 * said whoever asks, so that answers differ by no header; without one, no page of another address may write.
 */
export function crossOrigin(site: string | undefined): MiddlewareObj<HttpRequest, HttpResponse> {
  const shareWritten = ({
    event,
    response,
  }: {
    event: HttpRequest;
    response?: HttpResponse | null | undefined;
  }) => {
    if (event.requestContext.http.method !== 'POST' || !response) return;
    delete response.headers['access-control-allow-origin'];
    if (site !== undefined) response.headers['access-control-allow-origin'] = site;
  };
  return {
    before: ({ event }) =>
      event.requestContext.http.method === 'OPTIONS' ? preflight(event, site) : undefined,
    after: shareWritten,
    onError: shareWritten,
  };
}

/** Says which methods a page may use; nothing where no page may use any. */
function preflight({ rawPath }: HttpRequest, site: string | undefined): HttpResponse {
  const methods = methodsAt(rawPath);
  const origin = methods?.includes(READING) === true ? ANYBODY : site;
  if (methods === undefined || origin === undefined) return { statusCode: 204, headers: {} };
  return {
    statusCode: 204,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': origin === ANYBODY ? ANYBODY : WRITING_HEADERS,
      'access-control-max-age': String(PREFLIGHT_HOLDS),
    },
  };
}
