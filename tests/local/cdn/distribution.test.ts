import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CdnAnswer, headerOf } from '../../../local/cdn/cdn-answer.ts';
import { answerViewer, type Behaviour, type Distribution } from '../../../local/cdn/distribution.ts';
import { edgeFunction } from '../../../local/cdn/edge-function.ts';
import type { ForwardingPolicy } from '../../../local/cdn/forwarding.ts';
import { matchesPath } from '../../../local/cdn/matches-path.ts';
import type { HeadersPolicy } from '../../../local/cdn/response-headers.ts';
import type { ViewerRequest } from '../../../local/cdn/viewer-request.ts';

const GET: ViewerRequest = {
  method: 'GET',
  path: '/',
  query: '',
  headers: {},
  ip: '127.0.0.1',
  body: Buffer.alloc(0),
};

const PATTERNS: readonly (readonly [string, string, boolean])[] = [
  ['*', '/anything/at/all', true],
  ['/feeds/*', '/feeds/v1/index.json', true],
  ['feeds/*', '/feeds/v1/index.json', true],
  ['/feeds/*', '/feeds', false],
  ['/feeds/*', '/Feeds/v1', false],
  ['*.html', '/a/b.html', true],
  ['*.html', '/a/bxhtml', false],
  ['/a?c', '/abc', true],
  ['/a?c', '/abbc', false],
];
for (const [pattern, path, matches] of PATTERNS) {
  test(`${path} ${matches ? 'fits' : 'does not fit'} ${pattern}`, () => {
    assert.equal(matchesPath(pattern, path), matches);
  });
}

test('the first behaviour that fits answers', async () => {
  const distribution = of([behaviour('one', { pathPattern: '/a/*' }), behaviour('two')]);
  assert.deepEqual(
    [await bodyOf(distribution, '/a/b'), await bodyOf(distribution, '/b')],
    ['one /a/b', 'two /b'],
  );
});

test('the root object stands in for the root alone', async () => {
  const distribution = { ...of([behaviour('one')]), rootObject: 'index.html' };
  assert.deepEqual(
    [await bodyOf(distribution, '/'), await bodyOf(distribution, '/a/')],
    ['one /index.html', 'one /a/'],
  );
});

test('a method that is not allowed never reaches the origin', async () => {
  const answer = await answerViewer(of([behaviour('one')]), { ...GET, method: 'POST' });
  assert.deepEqual([answer.status, textOf(answer).includes('one')], [403, false]);
});

test('an error page stands in for an error, and only where there is one', async () => {
  const broken = behaviour('', {
    pathPattern: '/broken/*',
    origin: async () => ({ status: 404, headers: [], body: Buffer.from('raw') }),
  });
  const distribution = of([broken, behaviour('page')]);
  const page = { status: 404, path: '/404.html', answerStatus: 410 };
  const answer = await answerViewer({ ...distribution, errorPages: [page] }, { ...GET, path: '/broken/x' });
  assert.deepEqual([answer.status, textOf(answer)], [410, 'page /404.html']);
  assert.equal((await answerViewer(distribution, { ...GET, path: '/broken/x' })).status, 404);
});

const REQUEST_HEADERS = {
  accept: 'text/html',
  'accept-language': 'zh',
  cookie: 'a=1; b=2',
  'if-none-match': '"x"',
  host: 'h',
};
const FORWARDING: readonly (readonly [string, ForwardingPolicy[], string, readonly string[]])[] = [
  ['nothing', [], '', ['if-none-match']],
  [
    'named parts',
    [policy('whitelist', 'whitelist', ['Accept-Language', 'year', 'b'])],
    'year=2021',
    ['accept-language', 'cookie', 'if-none-match'],
  ],
  [
    'all but named parts',
    [policy('allExcept', 'allExcept', ['year', 'accept', 'a'])],
    'region=41',
    ['accept-language', 'cookie', 'if-none-match'],
  ],
  [
    'all',
    [policy('all', 'allViewer', [])],
    'year=2021&region=41',
    ['accept', 'accept-language', 'cookie', 'if-none-match'],
  ],
];
for (const [what, forwarding, query, names] of FORWARDING) {
  test(`policies let ${what} through to the origin`, async () => {
    const seen: ViewerRequest[] = [];
    const origin = async (request: ViewerRequest): Promise<CdnAnswer> => {
      seen.push(request);
      return { status: 200, headers: [], body: Buffer.alloc(0) };
    };
    const viewer = { ...GET, query: 'year=2021&region=41', headers: REQUEST_HEADERS };
    await answerViewer(of([behaviour('', { origin, forwarding })]), viewer);
    const added = new Set(['user-agent', 'via', 'x-forwarded-for']);
    const forwarded = Object.keys(seen[0]?.headers ?? {}).filter((name) => !added.has(name));
    assert.deepEqual([seen[0]?.query, new Set(forwarded)], [query, new Set(names)]);
  });
}

const HEADERS: HeadersPolicy = {
  SecurityHeadersConfig: {
    ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'", Override: false },
    StrictTransportSecurity: {
      AccessControlMaxAgeSec: 60,
      IncludeSubdomains: true,
      Preload: true,
      Override: true,
    },
  },
  CustomHeadersConfig: { Items: [{ Header: 'X-Extra', Value: 'yes', Override: true }] },
  RemoveHeadersConfig: { Items: [{ Header: 'Server' }] },
  CorsConfig: {
    AccessControlAllowCredentials: false,
    AccessControlAllowHeaders: { Items: ['*'] },
    AccessControlAllowMethods: { Items: ['GET'] },
    AccessControlAllowOrigins: { Items: ['*'] },
    AccessControlExposeHeaders: { Items: ['ETag', 'Link'] },
    OriginOverride: true,
  },
};

test('a headers policy adds, overrides only where it may, and removes', async () => {
  const origin = async (): Promise<CdnAnswer> => ({
    status: 200,
    headers: [
      ['content-security-policy', 'own'],
      ['strict-transport-security', 'own'],
      ['server', 'x'],
    ],
    body: Buffer.alloc(0),
  });
  const answer = await answerViewer(of([behaviour('', { origin, headers: HEADERS })]), GET);
  assert.deepEqual(Object.fromEntries(answer.headers), {
    'content-security-policy': 'own',
    'strict-transport-security': 'max-age=60; includeSubDomains; preload',
    'x-extra': 'yes',
  });
});

test('CORS headers are for requests of other origins', async () => {
  const distribution = of([behaviour('', { headers: HEADERS })]);
  const own = await answerViewer(distribution, GET);
  const other = await answerViewer(distribution, { ...GET, headers: { origin: 'https://example.org' } });
  assert.deepEqual(
    [own, other].map((answer) => [
      headerOf(answer, 'access-control-allow-origin'),
      headerOf(answer, 'access-control-expose-headers'),
    ]),
    [
      [undefined, undefined],
      ['*', 'ETag, Link'],
    ],
  );
});

test('functions at the edge change requests and answers, or answer themselves', async () => {
  const rewrite = edgeFunction(
    `async function handler({ request }) {
      if (request.uri === '/old') return { statusCode: 301, headers: { location: { value: '/new?' + Object.keys(request.querystring) } } };
      request.uri += '/index.html';
      return request;
    }`,
    'd',
  );
  const stamp = edgeFunction(
    `function handler({ response }) { response.headers['x-edge'] = { value: 'yes' }; return response; }`,
    'd',
  );
  const distribution = of([behaviour('one', { onRequest: rewrite, onResponse: stamp })]);
  const page = await answerViewer(distribution, { ...GET, path: '/a' });
  assert.deepEqual([textOf(page), headerOf(page, 'x-edge')], ['one /a/index.html', 'yes']);
  const moved = await answerViewer(distribution, { ...GET, path: '/old', query: 'q=1' });
  assert.deepEqual([moved.status, headerOf(moved, 'location')], [301, '/new?q']);
});

test('an edge function that a busy computer lets wait still answers', async () => {
  const slow = edgeFunction(
    'function handler({ request }) { const end = Date.now() + 200; while (Date.now() < end); return request; }',
    'd',
  );
  const answer = await answerViewer(of([behaviour('one', { onRequest: slow })]), { ...GET, path: '/a' });
  assert.equal(textOf(answer), 'one /a');
});

function of(behaviours: readonly Behaviour[]): Distribution {
  return { rootObject: '', behaviours, errorPages: [] };
}

/** Answers with its name and the path that it was asked for. */
function behaviour(name: string, properties: Partial<Behaviour> = {}): Behaviour {
  return {
    pathPattern: '*',
    allowedMethods: ['GET', 'HEAD'],
    forwarding: [],
    origin: async ({ path }) => ({ status: 200, headers: [], body: Buffer.from(`${name} ${path}`) }),
    ...properties,
  };
}

function policy(
  which: 'whitelist' | 'allExcept' | 'all',
  headers: 'whitelist' | 'allExcept' | 'allViewer',
  names: string[],
): ForwardingPolicy {
  return {
    CookiesConfig: { CookieBehavior: which, Cookies: names },
    HeadersConfig: { HeaderBehavior: headers, Headers: names },
    QueryStringsConfig: { QueryStringBehavior: which, QueryStrings: names },
  };
}

async function bodyOf(distribution: Distribution, path: string): Promise<string> {
  return textOf(await answerViewer(distribution, { ...GET, path }));
}

function textOf({ body }: CdnAnswer): string {
  assert.ok(Buffer.isBuffer(body));
  return body.toString();
}
