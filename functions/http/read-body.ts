/** A body as the HTTP API hands it over. */
export interface SentBody {
  readonly body?: string | undefined;
  readonly isBase64Encoded?: boolean | undefined;
}

/** What stands in a text where bytes were no UTF-8. */
const REPLACED = '\uFFFD';

/**
 * The bytes that were sent. Undefined when they can't be known any more: the gateway takes a body of a textual
 * media type for UTF-8, and GBK does not survive that. A judgement of something else than the file would mislead.
 */
export function readBody({ body = '', isBase64Encoded = false }: SentBody): Uint8Array | undefined {
  if (isBase64Encoded) return Buffer.from(body, 'base64');
  return body.includes(REPLACED) ? undefined : Buffer.from(body, 'utf8');
}

/** The text that was sent. */
export function readText({ body = '', isBase64Encoded = false }: SentBody): string {
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}
