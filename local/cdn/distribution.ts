import { type CdnAnswer, ownAnswer } from './cdn-answer.ts';
import type { EdgeFunction } from './edge-function.ts';
import { type ForwardingPolicy, forwardRequest } from './forwarding.ts';
import { matchesPath } from './matches-path.ts';
import { applyHeadersPolicy, type HeadersPolicy } from './response-headers.ts';
import type { ViewerRequest } from './viewer-request.ts';

/** Where a distribution gets what it does not have. */
export type Origin = (request: ViewerRequest) => Promise<CdnAnswer>;

/** How requests of one pattern are answered. */
export interface Behaviour {
  readonly pathPattern: string;
  readonly allowedMethods: readonly string[];
  readonly origin: Origin;
  readonly forwarding: readonly ForwardingPolicy[];
  readonly headers?: HeadersPolicy;
  readonly onRequest?: EdgeFunction;
  readonly onResponse?: EdgeFunction;
}

/** What stands in for an error of the origin. */
export interface ErrorPage {
  readonly status: number;
  readonly path: string;
  readonly answerStatus: number;
}

/** A distribution: the one public address of the stack. */
export interface Distribution {
  /** Without a leading slash; empty: none. */
  readonly rootObject: string;
  /** In the order in which they are tried; the last one fits everything. */
  readonly behaviours: readonly Behaviour[];
  readonly errorPages: readonly ErrorPage[];
}

/** Answers one request as CloudFront does, except that nothing is cached or compressed. */
export async function answerViewer(distribution: Distribution, viewer: ViewerRequest): Promise<CdnAnswer> {
  const behaviour = behaviourOf(distribution, viewer.path);
  if (!behaviour) return ownAnswer(403, 'No behaviour fits this path.');
  const answer = await answerFrom(distribution, behaviour, viewer);
  const edited = (await behaviour.onResponse?.onResponse(viewer, answer)) ?? answer;
  return behaviour.headers ? applyHeadersPolicy(edited, behaviour.headers, viewer) : edited;
}

async function answerFrom(
  distribution: Distribution,
  behaviour: Behaviour,
  viewer: ViewerRequest,
): Promise<CdnAnswer> {
  if (!behaviour.allowedMethods.includes(viewer.method)) {
    return ownAnswer(
      403,
      'This distribution is not configured to allow the HTTP request method that was used.',
    );
  }
  const request = (await behaviour.onRequest?.onRequest(viewer)) ?? viewer;
  if ('status' in request) return request;
  const path = request.path === '/' ? `/${distribution.rootObject}` : request.path;
  const answer = await behaviour.origin(forwardRequest({ ...request, path }, behaviour.forwarding));
  return replaceError(distribution, answer, request);
}

async function replaceError(
  distribution: Distribution,
  answer: CdnAnswer,
  request: ViewerRequest,
): Promise<CdnAnswer> {
  const page = distribution.errorPages.find(({ status }) => status === answer.status);
  const behaviour = page && behaviourOf(distribution, page.path);
  if (!page || !behaviour) return answer;
  if (!Buffer.isBuffer(answer.body)) answer.body.resume();
  const unconditional = { ...request, method: 'GET', path: page.path, query: '', headers: {} };
  const replacement = await behaviour.origin(forwardRequest(unconditional, behaviour.forwarding));
  return replacement.status === 200 ? { ...replacement, status: page.answerStatus } : answer;
}

function behaviourOf({ behaviours }: Distribution, path: string): Behaviour | undefined {
  return behaviours.find(({ pathPattern }) => matchesPath(pathPattern, path));
}
