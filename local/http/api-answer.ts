/** An HTTP answer on its way out. */
export interface HttpAnswer {
  readonly status: number;
  /** A name may come several times. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

interface FunctionAnswer {
  readonly statusCode?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly unknown[];
  readonly body?: unknown;
  readonly isBase64Encoded?: unknown;
}

/**
 * Reads what a function answered in payload format 2.0. Without a status the whole result is the body, as JSON.
 * Undefined when API Gateway would say 500.
 */
export function apiAnswer(payload: string): HttpAnswer | undefined {
  const answer: unknown = JSON.parse(payload);
  if (!isFunctionAnswer(answer)) {
    const body = Buffer.from(typeof answer === 'string' ? answer : payload);
    return { status: 200, headers: [['content-type', 'application/json']], body };
  }
  const status = Number(answer.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  const { headers = {}, cookies = [], body = '' } = answer;
  if (typeof body !== 'string') return undefined;
  const bytes = Buffer.from(body, answer.isBase64Encoded === true ? 'base64' : 'utf8');
  return {
    status,
    headers: [
      ...withContentType(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const),
      ),
      ...cookies.map((cookie) => ['set-cookie', String(cookie)] as const),
    ],
    body: bytes,
  };
}

function isFunctionAnswer(answer: unknown): answer is FunctionAnswer {
  return typeof answer === 'object' && answer !== null && 'statusCode' in answer;
}

function withContentType(headers: HttpAnswer['headers']): HttpAnswer['headers'] {
  const isThere = headers.some(([name]) => name === 'content-type');
  return isThere ? headers : [['content-type', 'text/plain;charset=utf-8'], ...headers];
}
