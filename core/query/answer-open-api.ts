import { addressOf, feedRoot } from './address.ts';
import type { Answer } from './answer.ts';
import { openApi } from './open-api.ts';

/** Written once: it changes with the code only. */
const BODY = `${JSON.stringify(openApi())}\n`;

/** Answers with the description of all addresses. */
export function answerOpenApi(): Answer {
  const links = { self: addressOf('openapi', {}), next: null, describedby: null, feed: feedRoot() };
  return { body: BODY, seed: BODY, links, maxAge: 300 };
}
