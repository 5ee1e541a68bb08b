import type { ResourceProperties } from '../template/resource-schemas.ts';
import type { CdnAnswer } from './cdn-answer.ts';
import type { ViewerRequest } from './viewer-request.ts';

/** What a distribution does to the headers of an answer. */
export type HeadersPolicy =
  ResourceProperties<'AWS::CloudFront::ResponseHeadersPolicy'>['ResponseHeadersPolicyConfig'];

interface Addition {
  readonly name: string;
  readonly value: string;
  /** Also where the origin has said something else. */
  readonly override: boolean;
}

const SECURITY: HeadersPolicy = {
  SecurityHeadersConfig: {
    ContentTypeOptions: { Override: true },
    FrameOptions: { FrameOption: 'SAMEORIGIN', Override: false },
    ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin', Override: false },
    StrictTransportSecurity: {
      AccessControlMaxAgeSec: 31_536_000,
      IncludeSubdomains: false,
      Preload: false,
      Override: false,
    },
    XSSProtection: { Protection: true, ModeBlock: true, Override: false },
  },
};

/**
 * AWS's own policies, by id.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
 */
export const MANAGED_HEADERS: ReadonlyMap<string, HeadersPolicy> = new Map([
  ['67f7725c-6f97-4210-82d7-5512b31e9d03', SECURITY], // SecurityHeadersPolicy
]);

/** The answer as the policy of its behaviour leaves it. */
export function applyHeadersPolicy(
  answer: CdnAnswer,
  policy: HeadersPolicy,
  request: ViewerRequest,
): CdnAnswer {
  const removed = new Set(
    (policy.RemoveHeadersConfig?.Items ?? []).map(({ Header }) => Header.toLowerCase()),
  );
  const kept = answer.headers.filter(([name]) => !removed.has(name));
  const wanted = [
    ...corsAdditions(policy, request),
    ...securityAdditions(policy),
    ...customAdditions(policy),
  ];
  const names = new Set(kept.map(([name]) => name));
  const added = wanted.filter(({ name, override }) => override || !names.has(name));
  const replaced = new Set(added.map(({ name }) => name));
  return {
    ...answer,
    headers: [
      ...kept.filter(([name]) => !replaced.has(name)),
      ...added.map(({ name, value }) => [name, value] as const),
    ],
  };
}

/** Only for requests of another origin; methods and headers only for a preflight. */
function corsAdditions(
  { CorsConfig: cors }: HeadersPolicy,
  { method, headers }: ViewerRequest,
): readonly Addition[] {
  const origin = headers['origin'];
  if (!cors || origin === undefined) return [];
  const origins = cors.AccessControlAllowOrigins.Items;
  if (!origins.includes('*') && !origins.includes(origin)) return [];
  const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
  const values: readonly (readonly [string, string | undefined])[] = [
    ['access-control-allow-origin', origins.includes('*') ? '*' : origin],
    ['access-control-allow-credentials', cors.AccessControlAllowCredentials ? 'true' : undefined],
    ['access-control-expose-headers', cors.AccessControlExposeHeaders?.Items.join(', ')],
    [
      'access-control-allow-methods',
      isPreflight ? cors.AccessControlAllowMethods.Items.join(', ') : undefined,
    ],
    [
      'access-control-allow-headers',
      isPreflight ? cors.AccessControlAllowHeaders.Items.join(', ') : undefined,
    ],
    ['access-control-max-age', isPreflight ? cors.AccessControlMaxAgeSec?.toString() : undefined],
  ];
  return additions(values, cors.OriginOverride);
}

function securityAdditions({ SecurityHeadersConfig: security }: HeadersPolicy): readonly Addition[] {
  if (!security) return [];
  const {
    ContentSecurityPolicy,
    ContentTypeOptions,
    FrameOptions,
    ReferrerPolicy,
    StrictTransportSecurity,
    XSSProtection,
  } = security;
  const hsts = StrictTransportSecurity;
  return [
    ...additions(
      [['content-security-policy', ContentSecurityPolicy?.ContentSecurityPolicy]],
      ContentSecurityPolicy?.Override,
    ),
    ...additions([['x-content-type-options', ContentTypeOptions && 'nosniff']], ContentTypeOptions?.Override),
    ...additions([['x-frame-options', FrameOptions?.FrameOption]], FrameOptions?.Override),
    ...additions([['referrer-policy', ReferrerPolicy?.ReferrerPolicy]], ReferrerPolicy?.Override),
    ...additions([['strict-transport-security', hsts && strictTransport(hsts)]], hsts?.Override),
    ...additions(
      [['x-xss-protection', XSSProtection && xssProtection(XSSProtection)]],
      XSSProtection?.Override,
    ),
  ];
}

function customAdditions({ CustomHeadersConfig }: HeadersPolicy): readonly Addition[] {
  const items = CustomHeadersConfig?.Items ?? [];
  return items.map(({ Header, Value, Override }) => ({
    name: Header.toLowerCase(),
    value: Value,
    override: Override,
  }));
}

function additions(
  values: readonly (readonly [string, string | undefined])[],
  override = false,
): readonly Addition[] {
  return values.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value, override }]));
}

function strictTransport(hsts: {
  AccessControlMaxAgeSec: number;
  IncludeSubdomains: boolean;
  Preload: boolean;
}): string {
  const parts = [
    `max-age=${hsts.AccessControlMaxAgeSec}`,
    hsts.IncludeSubdomains && 'includeSubDomains',
    hsts.Preload && 'preload',
  ];
  return parts.filter((part) => part !== false).join('; ');
}

function xssProtection({ Protection, ModeBlock }: { Protection: boolean; ModeBlock: boolean }): string {
  if (!Protection) return '0';
  return ModeBlock ? '1; mode=block' : '1';
}
