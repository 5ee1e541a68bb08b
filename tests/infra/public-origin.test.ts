import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENDPOINTS, type Endpoint } from '../../core/query/endpoint.ts';
import { methodsOf } from '../../core/query/read-question.ts';
import { MOST_BYTES } from '../../functions/http/find-validation.ts';
import { MOST_TRIED_BYTES } from '../../infra/size-gate.ts';
import { at, only, propertiesOf, synthesized, textAt, type Json } from './synthesized.ts';

const { template } = synthesized();
const distribution = at(only(template, 'AWS::CloudFront::Distribution'), 'DistributionConfig');
const behaviours = list(at(distribution, 'CacheBehaviors'));

test('every question has a route for GET and one for HEAD, each POST its own, and nothing else but what browsers ask first', () => {
  const routes = [...propertiesOf(template, 'AWS::ApiGatewayV2::Route').values()].map((route) =>
    textAt(route, 'RouteKey'),
  );
  const declared = Object.values<Endpoint>(ENDPOINTS).flatMap((endpoint) =>
    methodsOf(endpoint).map((method) => `${method} ${endpoint.path}`),
  );
  const others = ['/api/{proxy+}', '/reports/{id}', '/organisations/{id}'].flatMap((path) => [
    `GET ${path}`,
    `HEAD ${path}`,
  ]);
  assert.deepEqual(routes.toSorted(), [...declared, ...others, 'OPTIONS /api/{proxy+}'].toSorted());
});

test('whatever writes asks for a token of the issuer, where there is one', () => {
  const writing = Object.values<Endpoint>(ENDPOINTS).filter(({ needs }) => needs === 'token');
  assert.ok(writing.length > 0);
  for (const route of propertiesOf(template, 'AWS::ApiGatewayV2::Route').values()) {
    const writes = writing.some(({ method, path }) => textAt(route, 'RouteKey') === `${method} ${path}`);
    if (writes)
      assert.match(
        JSON.stringify(at(route, 'AuthorizationType')),
        /^{"Fn::If":\["\w*IsSet\w*","JWT","NONE"\]}$/,
      );
    else assert.equal(at(route, 'AuthorizationType'), 'NONE');
  }
  const authorizer = resource('AWS::ApiGatewayV2::Authorizer');
  assert.deepEqual(at(template, 'Conditions', textAt(authorizer, 'Condition')), {
    'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Issuer' }, ''] }],
  });
  assert.deepEqual(at(authorizer, 'Properties', 'JwtConfiguration'), {
    Audience: [{ Ref: 'Audience' }],
    Issuer: { Ref: 'Issuer' },
  });
});

test('what writes is throttled by itself, once its route is there', () => {
  const stage = resource('AWS::ApiGatewayV2::Stage');
  const settings = at(stage, 'Properties', 'RouteSettings');
  assert.deepEqual(
    Object.keys(settings ?? {}),
    WRITING.map((path) => `POST ${path}`),
  );
  for (const path of WRITING) assert.ok(Number(at(settings, `POST ${path}`, 'ThrottlingRateLimit')) <= 10);
  assert.ok(list(at(stage, 'DependsOn')).length >= WRITING.length);
});

test('requests are throttled and logged without who asked', () => {
  const stage = only(template, 'AWS::ApiGatewayV2::Stage');
  assert.ok(Number(at(stage, 'DefaultRouteSettings', 'ThrottlingRateLimit')) > 0);
  assert.ok(Number(at(stage, 'DefaultRouteSettings', 'ThrottlingBurstLimit')) > 0);
  assert.doesNotMatch(textAt(stage, 'AccessLogSettings', 'Format'), /sourceIp|\$context\.path|userAgent/);
});

/** Every address to which something is sent that stays. */
const WRITING = Object.values<Endpoint>(ENDPOINTS)
  .filter(({ members }) => members !== undefined)
  .map(({ path }) => path);

const READING = ['GET', 'HEAD'];
/** A page of another address asks first what it may. */
const SHARED = [...READING, 'OPTIONS'];
/** CloudFront offers POST together with all others only. */
const ALL = [...READING, 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];

/** [pattern, origin, what its headers policy is called, methods] */
const BEHAVIOURS = [
  ['/feeds/*', 'bucket', 'PublicDataHeaders', READING],
  ['/api/v1/validate', 'api', 'PublicAnswerHeaders', ALL],
  ...WRITING.map((path) => [path, 'api', 'PublicAnswerHeaders', ALL] as const),
  ['/api/*', 'api', 'PublicAnswerHeaders', SHARED],
  ['/reports/*', 'api', 'PublicDocumentHeaders', READING],
  ['/organisations/*', 'api', 'PublicDocumentHeaders', READING],
  [undefined, 'bucket', 'PublicPageHeaders', READING],
] as const;

test('where something is sent is decided before the pattern of all questions', () => {
  assert.deepEqual(
    behaviours.map((one) => at(one, 'PathPattern')),
    ['/feeds/*', '/api/v1/validate', ...WRITING, '/api/*', '/reports/*', '/organisations/*'],
  );
});

for (const [pattern, origin, headers, methods] of BEHAVIOURS) {
  const behaviour =
    pattern === undefined
      ? at(distribution, 'DefaultCacheBehavior')
      : behaviours.find((one) => at(one, 'PathPattern') === pattern);

  test(`${pattern ?? 'everything else'} is asked over TLS of the ${origin}`, () => {
    assert.deepEqual(at(behaviour, 'AllowedMethods'), methods);
    assert.equal(at(behaviour, 'ViewerProtocolPolicy'), 'redirect-to-https');
    assert.match(textAt(behaviour, 'ResponseHeadersPolicyId', 'Ref'), new RegExp(`^${headers}`));
    assert.equal(originKind(at(behaviour, 'TargetOriginId')), origin);
  });

  test(`${pattern ?? 'everything else'} has the security headers`, () => {
    const policy = at(
      only(template, 'AWS::CloudFront::ResponseHeadersPolicy', headers),
      'ResponseHeadersPolicyConfig',
    );
    const security = at(policy, 'SecurityHeadersConfig');
    assert.equal(at(security, 'ContentTypeOptions', 'Override'), true);
    assert.equal(at(security, 'FrameOptions', 'FrameOption'), 'DENY');
    assert.equal(at(security, 'ReferrerPolicy', 'ReferrerPolicy'), 'no-referrer');
    assert.ok(Number(at(security, 'StrictTransportSecurity', 'AccessControlMaxAgeSec')) >= 31_536_000);
    // The one of the pages is put together, because it names the upload bucket.
    assert.match(
      JSON.stringify(at(security, 'ContentSecurityPolicy', 'ContentSecurityPolicy')),
      /"default-src 'none';/,
    );
  });
}

test('pages made of data bring a policy of their own, nothing else may', () => {
  const overrides = BEHAVIOURS.map(([, , headers]) => {
    const config = at(
      only(template, 'AWS::CloudFront::ResponseHeadersPolicy', headers),
      'ResponseHeadersPolicyConfig',
    );
    return at(config, 'SecurityHeadersConfig', 'ContentSecurityPolicy', 'Override');
  });
  assert.deepEqual(overrides, [true, ...BEHAVIOURS.slice(2).map(() => false), true]);
});

test('where a file is tried, one that is too large is stopped at the edge', () => {
  assert.equal(MOST_TRIED_BYTES, MOST_BYTES);
  const behaviour = behaviours.find((one) => at(one, 'PathPattern') === '/api/v1/validate');
  assert.equal(at(behaviour, 'FunctionAssociations', 0, 'EventType'), 'viewer-request');
  assert.match(
    textAt(only(template, 'AWS::CloudFront::Function', 'PublicSizeGate'), 'FunctionCode'),
    /4194304/,
  );
});

test('feeds may be read by any page', () => {
  const cors = at(
    only(template, 'AWS::CloudFront::ResponseHeadersPolicy', 'PublicDataHeaders'),
    'ResponseHeadersPolicyConfig',
    'CorsConfig',
  );
  assert.deepEqual(at(cors, 'AccessControlAllowOrigins', 'Items'), ['*']);
  assert.deepEqual(at(cors, 'AccessControlAllowMethods', 'Items'), ['GET', 'HEAD']);
  assert.equal(at(cors, 'AccessControlAllowCredentials'), false);
});

test('the API sees parameters, language and format, and never the host', () => {
  const cache = at(only(template, 'AWS::CloudFront::CachePolicy', 'PublicAnswerCache'), 'CachePolicyConfig');
  const forwarded = at(cache, 'ParametersInCacheKeyAndForwardedToOrigin');
  assert.equal(at(forwarded, 'QueryStringsConfig', 'QueryStringBehavior'), 'all');
  assert.deepEqual(at(forwarded, 'HeadersConfig', 'Headers'), ['Accept', 'Accept-Language']);
  assert.equal(at(cache, 'DefaultTTL'), 0);
});

test('a token reaches the API where something is written, and nowhere else', () => {
  const withToken = behaviours.filter((behaviour) => {
    const policy = textAt(behaviour, 'CachePolicyId', 'Ref');
    return JSON.stringify(propertiesOf(template, 'AWS::CloudFront::CachePolicy').get(policy)).includes(
      'Authorization',
    );
  });
  assert.deepEqual(
    withToken.map((behaviour) => at(behaviour, 'PathPattern')),
    WRITING,
  );
});

test('what says nothing of its age is not kept, and files see no parameters', () => {
  const cache = at(only(template, 'AWS::CloudFront::CachePolicy', 'PublicFileCache'), 'CachePolicyConfig');
  assert.deepEqual([at(cache, 'MinTTL'), at(cache, 'DefaultTTL')], [0, 0]);
  const forwarded = at(cache, 'ParametersInCacheKeyAndForwardedToOrigin');
  assert.equal(at(forwarded, 'QueryStringsConfig', 'QueryStringBehavior'), 'none');
});

test('no failure is remembered', () => {
  const errors = list(at(distribution, 'CustomErrorResponses'));
  for (const code of [403, 404, 500, 502, 503, 504]) {
    const error = errors.find((one) => at(one, 'ErrorCode') === code);
    assert.deepEqual(error, { ErrorCachingMinTTL: 0, ErrorCode: code });
  }
});

test('only the distribution reads the feed bucket, and it learns what is missing', () => {
  const statements = list(
    at(only(template, 'AWS::S3::BucketPolicy', 'Feeds'), 'PolicyDocument', 'Statement'),
  );
  const allowed = statements.filter((statement) => at(statement, 'Effect') === 'Allow');
  assert.deepEqual(
    allowed.flatMap((statement) => at(statement, 'Action')),
    ['s3:GetObject', 's3:ListBucket'],
  );
  for (const statement of allowed) {
    assert.equal(at(statement, 'Principal', 'Service'), 'cloudfront.amazonaws.com');
    assert.match(JSON.stringify(at(statement, 'Condition')), /PublicDistribution/);
  }
  assert.equal(at(distribution, 'DefaultRootObject'), 'index.html');
});

function resource(type: string): Json | undefined {
  return Object.values(at(template, 'Resources') ?? {}).find((one) => at(one, 'Type') === type);
}

function originKind(id: Json | undefined): string {
  const origin = list(at(distribution, 'Origins')).find((one) => at(one, 'Id') === id);
  return at(origin, 'OriginAccessControlId') === undefined ? 'api' : 'bucket';
}

function list(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}
