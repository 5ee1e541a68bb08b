import type { S3Client } from '@aws-sdk/client-s3';
import { apiOrigin } from '../cdn/api-origin.ts';
import { bucketAccess } from '../cdn/bucket-access.ts';
import { bucketOrigin } from '../cdn/bucket-origin.ts';
import type { Behaviour, Distribution, Origin } from '../cdn/distribution.ts';
import { type EdgeFunction, edgeFunction } from '../cdn/edge-function.ts';
import { MANAGED_FORWARDING } from '../cdn/forwarding.ts';
import { type HeadersPolicy, MANAGED_HEADERS } from '../cdn/response-headers.ts';
import type { HttpApi } from '../http/http-api.ts';
import { bucketDomain } from '../template/physical-names.ts';
import type { ResolvedResource, ResolvedStack } from '../template/resolve-stack.ts';
import { UnsupportedTemplate } from '../template/template.ts';
import type { Endpoints } from './endpoints.ts';
import { localAddresses } from './local-addresses.ts';

type Declared = ResolvedResource<'AWS::CloudFront::Distribution'>;
type Config = Declared['properties']['DistributionConfig'];
type DeclaredBehaviour = Config['DefaultCacheBehavior'];

/** The one distribution of the template, with its origins behind it. */
export function publicDistribution(
  stack: ResolvedStack,
  { s3, s3Url }: Pick<Endpoints, 's3' | 's3Url'>,
  apis: readonly HttpApi[],
): Distribution {
  const [declared, ...others] = stack.resources('AWS::CloudFront::Distribution');
  if (!declared || others.length > 0)
    throw new UnsupportedTemplate('a template needs exactly one distribution here');
  const config = declared.properties.DistributionConfig;
  const origins = originsOf(stack, s3, { declared, apis });
  const lookups = {
    origins,
    forwarding: forwardingPolicies(stack),
    headers: headersPolicies(stack, localAddresses(stack, s3Url)),
    edges: edgeFunctions(stack),
  };
  const behaviours = [...config.CacheBehaviors, { ...config.DefaultCacheBehavior, PathPattern: '*' }];
  return {
    rootObject: config.DefaultRootObject,
    behaviours: behaviours.map((behaviour) => behaviourOf(behaviour, declared.logicalId, lookups)),
    errorPages: config.CustomErrorResponses.flatMap(({ ErrorCode, ResponseCode, ResponsePagePath }) =>
      ResponsePagePath === undefined
        ? []
        : [{ status: ErrorCode, path: ResponsePagePath, answerStatus: ResponseCode ?? ErrorCode }],
    ),
  };
}

interface Lookups {
  readonly origins: ReadonlyMap<string, Origin>;
  readonly forwarding: ReadonlyMap<string, Behaviour['forwarding'][number]>;
  readonly headers: ReadonlyMap<string, NonNullable<Behaviour['headers']>>;
  readonly edges: ReadonlyMap<string, EdgeFunction>;
}

function behaviourOf(
  behaviour: DeclaredBehaviour & { readonly PathPattern: string },
  logicalId: string,
  { origins, forwarding, headers, edges }: Lookups,
): Behaviour {
  const find = <Value>(map: ReadonlyMap<string, Value>, id: string): Value => {
    const value = map.get(id);
    if (value === undefined)
      throw new UnsupportedTemplate(
        `${logicalId}: ${behaviour.PathPattern} refers to ${id}, which is not known here`,
      );
    return value;
  };
  const edge = (eventType: string): EdgeFunction | undefined => {
    const association = behaviour.FunctionAssociations.find(({ EventType }) => EventType === eventType);
    return association && find(edges, association.FunctionARN);
  };
  const policies = [behaviour.CachePolicyId, behaviour.OriginRequestPolicyId].filter(
    (id) => id !== undefined,
  );
  const onRequest = edge('viewer-request');
  const onResponse = edge('viewer-response');
  return {
    pathPattern: behaviour.PathPattern,
    allowedMethods: behaviour.AllowedMethods,
    origin: find(origins, behaviour.TargetOriginId),
    forwarding: policies.map((id) => find(forwarding, id)),
    ...(behaviour.ResponseHeadersPolicyId !== undefined && {
      headers: find(headers, behaviour.ResponseHeadersPolicyId),
    }),
    ...(onRequest && { onRequest }),
    ...(onResponse && { onResponse }),
  };
}

function originsOf(
  stack: ResolvedStack,
  s3: S3Client,
  { declared, apis }: { readonly declared: Declared; readonly apis: readonly HttpApi[] },
): ReadonlyMap<string, Origin> {
  const byDomain = new Map([
    ...apis.map((api) => [api.domainName, apiOrigin(api)] as const),
    ...stack.resources('AWS::S3::Bucket').map(({ name, ref }) => {
      const policies = stack
        .resources('AWS::S3::BucketPolicy')
        .filter(({ properties }) => properties.Bucket === ref);
      const statements = policies.flatMap(({ properties }) => properties.PolicyDocument.Statement);
      return [
        bucketDomain(name, stack.region),
        bucketOrigin(s3, ref, bucketAccess(`arn:aws:s3:::${ref}`, statements)),
      ] as const;
    }),
  ]);
  const origins = declared.properties.DistributionConfig.Origins.map(
    ({ Id, DomainName, OriginPath, OriginCustomHeaders }) => {
      const origin = byDomain.get(DomainName);
      if (!origin)
        throw new UnsupportedTemplate(
          `${declared.logicalId}: the origin ${DomainName} is not of this template`,
        );
      const headers = OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [
        HeaderName.toLowerCase(),
        HeaderValue,
      ]);
      const adapted: Origin = (request) =>
        origin({
          ...request,
          path: `${OriginPath}${request.path}`,
          headers: { ...request.headers, ...Object.fromEntries(headers) },
        });
      return [Id, adapted] as const;
    },
  );
  return new Map(origins);
}

function forwardingPolicies(stack: ResolvedStack): Lookups['forwarding'] {
  const caching = stack.resources('AWS::CloudFront::CachePolicy').map(({ ref, properties }) => {
    return [ref, properties.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin] as const;
  });
  const request = stack.resources('AWS::CloudFront::OriginRequestPolicy').map(({ ref, properties }) => {
    return [ref, properties.OriginRequestPolicyConfig] as const;
  });
  return new Map([...MANAGED_FORWARDING, ...caching, ...request]);
}

/** Addresses of AWS in a policy stand there as the local ones. */
function headersPolicies(stack: ResolvedStack, told: (text: string) => string): Lookups['headers'] {
  const declared = stack.resources('AWS::CloudFront::ResponseHeadersPolicy').map(({ ref, properties }) => {
    return [ref, withLocalAddresses(properties.ResponseHeadersPolicyConfig, told)] as const;
  });
  return new Map([...MANAGED_HEADERS, ...declared]);
}

function withLocalAddresses(policy: HeadersPolicy, told: (text: string) => string): HeadersPolicy {
  const security = policy.SecurityHeadersConfig;
  const content = security?.ContentSecurityPolicy;
  if (!content) return policy;
  const ContentSecurityPolicy = { ...content, ContentSecurityPolicy: told(content.ContentSecurityPolicy) };
  return { ...policy, SecurityHeadersConfig: { ...security, ContentSecurityPolicy } };
}

function edgeFunctions(stack: ResolvedStack): Lookups['edges'] {
  const functions = stack.resources('AWS::CloudFront::Function').map(({ ref, logicalId, properties }) => {
    return [ref, edgeFunction(properties.FunctionCode, logicalId)] as const;
  });
  return new Map(functions);
}
