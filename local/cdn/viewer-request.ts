import type { IncomingMessage } from 'node:http';

/** A request as a reader sends it to the distribution. */
export interface ViewerRequest {
  readonly method: string;
  /** As it came over the wire, still encoded, without the query. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Lower-case names; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly ip: string;
  readonly body: Buffer;
}

/** Reads all of a request but its body. */
export function viewerRequest(message: IncomingMessage, body: Buffer): ViewerRequest {
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  const headers = Object.entries(message.headersDistinct).map(([name, values = []]) => [
    name,
    values.join(','),
  ]);
  return {
    method: message.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: Object.fromEntries(headers),
    ip: message.socket.remoteAddress ?? '',
    body,
  };
}
