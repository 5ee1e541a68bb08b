import type { CorsRule } from './bucket-settings.ts';
import type { S3Request } from './s3-request.ts';
import { emptyResponse, type S3Response } from './s3-response.ts';

/** The CORS headers of an answer, by the first rule that fits the origin and the method; none for other requests. */
export function corsHeaders(
  request: S3Request,
  rules: readonly CorsRule[],
): Readonly<Record<string, string>> {
  const origin = request.headers.get('origin');
  if (origin === undefined) return {};
  const method = request.headers.get('access-control-request-method') ?? request.method;
  const rule = rules.find((candidate) => allows(candidate, origin, method));
  if (!rule) return {};
  const allowed = rule.allowedOrigins.includes('*') ? '*' : origin;
  return {
    'access-control-allow-origin': allowed,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    ...(rule.exposeHeaders.length > 0 && { 'access-control-expose-headers': rule.exposeHeaders.join(', ') }),
    ...(rule.maxAgeSeconds !== undefined && { 'access-control-max-age': String(rule.maxAgeSeconds) }),
  };
}

/** The answer to a preflight: 200 with what is allowed, or 403. */
export function answerPreflight(request: S3Request, rules: readonly CorsRule[]): S3Response {
  const headers = corsHeaders(request, rules);
  const asked = splitHeaders(request.headers.get('access-control-request-headers'));
  const rule = rules.find((candidate) =>
    allows(
      candidate,
      request.headers.get('origin') ?? '',
      request.headers.get('access-control-request-method') ?? '',
    ),
  );
  if (!rule || !asked.every((name) => rule.allowedHeaders.some((pattern) => matches(pattern, name))))
    return emptyResponse(403);
  return emptyResponse(200, {
    ...headers,
    ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
  });
}

function allows(rule: CorsRule, origin: string, method: string): boolean {
  return (
    rule.allowedMethods.includes(method) && rule.allowedOrigins.some((pattern) => matches(pattern, origin))
  );
}

function splitHeaders(header = ''): readonly string[] {
  return header.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim().toLowerCase()]));
}

/** At most one `*` in a pattern, as S3 has it. */
function matches(pattern: string, text: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return pattern === text;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}
