import { answerApi, type HttpApi } from '../http/http-api.ts';
import { ownAnswer } from './cdn-answer.ts';
import type { Origin } from './distribution.ts';

/** An HTTP API as an origin. */
export function apiOrigin(api: HttpApi): Origin {
  return async ({ method, path, query, headers, body, ip }) => {
    const decoded = decodedPath(path);
    if (decoded === undefined) return ownAnswer(400, 'Bad Request');
    return answerApi(api, {
      method,
      path: decoded,
      query,
      headers: { ...headers, host: api.domainName },
      body,
      sourceIp: ip,
    });
  };
}

function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
