import type { ResourceProperties } from '../template/resource-schemas.ts';
import type { ViewerRequest } from './viewer-request.ts';

/** Which parts of a request a policy lets through to the origin. */
export type ForwardingPolicy = Pick<
  ResourceProperties<'AWS::CloudFront::OriginRequestPolicy'>['OriginRequestPolicyConfig'],
  'CookiesConfig' | 'HeadersConfig' | 'QueryStringsConfig'
>;

/** Headers that reach the origin whatever the policies say. */
const ALWAYS = new Set([
  'content-length',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
]);
/** Headers that belong to the viewer's connection and never reach the origin. */
const NEVER = new Set([
  'connection',
  'host',
  'keep-alive',
  'proxy-authorization',
  'te',
  'transfer-encoding',
  'upgrade',
]);

const NONE: ForwardingPolicy = {
  CookiesConfig: { CookieBehavior: 'none', Cookies: [] },
  HeadersConfig: { HeaderBehavior: 'none', Headers: [] },
  QueryStringsConfig: { QueryStringBehavior: 'none', QueryStrings: [] },
};

const ALL: ForwardingPolicy = {
  CookiesConfig: { CookieBehavior: 'all', Cookies: [] },
  HeadersConfig: { HeaderBehavior: 'allViewer', Headers: [] },
  QueryStringsConfig: { QueryStringBehavior: 'all', QueryStrings: [] },
};

/**
 * AWS's own policies, by id.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 */
export const MANAGED_FORWARDING: ReadonlyMap<string, ForwardingPolicy> = new Map([
  ['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', NONE], // CachingDisabled
  ['658327ea-f89d-4fab-a63d-7e88639e58f6', NONE], // CachingOptimized
  ['b2884449-e4de-46a7-ac36-70bc7f1ddd6d', NONE], // CachingOptimizedForUncompressedObjects
  ['216adef6-5c7f-47e4-b989-5492eafa07d3', ALL], // AllViewer
  ['b689b0a8-53d0-40ab-baf2-68738e2966ac', ALL], // AllViewerExceptHostHeader; the host never goes through here
]);

/** The request as the origin gets it: what any of the policies lets through, and no more. */
export function forwardRequest(request: ViewerRequest, policies: readonly ForwardingPolicy[]): ViewerRequest {
  const headers = Object.entries(request.headers).filter(
    ([name]) =>
      name !== 'cookie' &&
      !NEVER.has(name) &&
      (ALWAYS.has(name) || policies.some((policy) => letsHeader(policy, name))),
  );
  const cookies = (request.headers['cookie'] ?? '').split(/;\s*/).filter((cookie) => {
    const [name = ''] = cookie.split('=');
    return (
      name !== '' &&
      policies.some(({ CookiesConfig: { CookieBehavior, Cookies } }) => lets(CookieBehavior, Cookies, name))
    );
  });
  const query = request.query.split('&').filter((parameter) => {
    const name = decode(parameter.split('=')[0] ?? '');
    return policies.some(({ QueryStringsConfig: { QueryStringBehavior, QueryStrings } }) =>
      lets(QueryStringBehavior, QueryStrings, name),
    );
  });
  return {
    ...request,
    query: query.join('&'),
    headers: {
      ...Object.fromEntries(headers),
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
      'user-agent':
        request.headers['user-agent'] !== undefined &&
        policies.some((policy) => letsHeader(policy, 'user-agent'))
          ? request.headers['user-agent']
          : 'Amazon CloudFront',
      via: '1.1 local (CloudFront)',
      'x-forwarded-for': request.ip,
    },
  };
}

function letsHeader({ HeadersConfig: { HeaderBehavior, Headers } }: ForwardingPolicy, name: string): boolean {
  const behaviour = HeaderBehavior === 'allViewer' ? 'all' : HeaderBehavior;
  return lets(
    behaviour,
    Headers.map((header) => header.toLowerCase()),
    name,
  );
}

function lets(
  behaviour: 'none' | 'whitelist' | 'allExcept' | 'all',
  names: readonly string[],
  name: string,
): boolean {
  if (behaviour === 'all') return true;
  if (behaviour === 'none') return false;
  return names.includes(name) === (behaviour === 'whitelist');
}

/** A name that can't be decoded is compared as it is. */
function decode(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}
