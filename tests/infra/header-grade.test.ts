import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveStack } from '../../local/template/resolve-stack.ts';
import { applyHeadersPolicy } from '../../local/cdn/response-headers.ts';
import { headerScore, isGradedAPlus, type Headers } from './header-grade.ts';
import { synthesized } from './synthesized.ts';

const PLACE = { stackName: 'Gongkai', region: 'eu-west-1', sqsUrl: 'https://sqs' };
const NONE =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const BEST: Readonly<Record<string, string>> = {
  'content-security-policy': NONE,
  'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
const UNSAFE_STYLE = NONE.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

/** Sets of headers and the score that the scorer itself gave them. */
const MEASURED = [
  ['the best set', BEST, 130],
  ['feeds, which others may load', { ...BEST, 'cross-origin-resource-policy': 'cross-origin' }, 120],
  ['styles inside of pages', { ...BEST, 'content-security-policy': UNSAFE_STYLE }, 120],
  ['nothing at all', {}, 30],
] as const;

for (const [name, headers, score] of MEASURED) {
  test(`the score of ${name} is ${score}`, () => {
    assert.equal(headerScore(new Map(Object.entries(headers))), score);
  });
}

test('pages get A+, with the upload bucket named and nobody else', () => {
  const headers = pageHeaders({});
  assert.equal(headerScore(headers), 130);
  assert.ok(isGradedAPlus(headers));
  assert.match(
    headers.get('content-security-policy') ?? '',
    /connect-src 'self' https:\/\/[a-z0-9-]+\.s3\.eu-west-1\.amazonaws\.com;/,
  );
  assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe|\*|data:|blob:/);
});

test('an API with an origin of its own is named too, and costs no grade', () => {
  const headers = pageHeaders({ ApiUrl: 'https://api.example.org' });
  assert.ok(isGradedAPlus(headers));
  assert.match(headers.get('content-security-policy') ?? '', /amazonaws\.com https:\/\/api\.example\.org;/);
});

function pageHeaders(parameters: Readonly<Record<string, string>>): Headers {
  // The template of the app, as the local stack reads it.
  const template = synthesized().template as unknown as Parameters<typeof resolveStack>[0];
  const stack = resolveStack(template, PLACE, { Licence: 'CC-BY-4.0', ...parameters });
  const policies = stack.resources('AWS::CloudFront::ResponseHeadersPolicy');
  const policy = policies.find(({ logicalId }) => logicalId.startsWith('PublicPageHeaders'));
  assert.ok(policy);
  const request = {
    method: 'GET',
    path: '/',
    query: '',
    headers: {},
    body: Buffer.alloc(0),
    ip: '127.0.0.1',
  };
  const answer = { status: 200, headers: [], body: Buffer.alloc(0) };
  const { headers } = applyHeadersPolicy(answer, policy.properties.ResponseHeadersPolicyConfig, request);
  return new Map(headers);
}
