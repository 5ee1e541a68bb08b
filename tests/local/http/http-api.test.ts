import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ApiRequest } from '../../../local/http/api-event.ts';
import { answerApi } from '../../../local/http/http-api.ts';
import type { InvocationResult } from '../../../local/lambda/lambda-function.ts';

const REQUEST: ApiRequest = {
  method: 'GET',
  path: '/api/v1/reports/年报',
  query: '',
  headers: {},
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
};

test('a request becomes an event of payload format 2.0', async () => {
  const event = await eventOf({
    query: 'year=2021&region=41&region=42&q=%E5%B9%B4',
    headers: { cookie: 'a=1; b=2', accept: 'text/html', 'user-agent': 'tester' },
  });
  assert.deepEqual(
    {
      ...event,
      requestContext: { ...event.requestContext, requestId: '', time: '', timeEpoch: 0 },
    },
    {
      version: '2.0',
      routeKey: 'ANY /api/v1/reports/{id}',
      rawPath: '/api/v1/reports/年报',
      rawQueryString: 'year=2021&region=41&region=42&q=%E5%B9%B4',
      cookies: ['a=1', 'b=2'],
      headers: { accept: 'text/html', 'user-agent': 'tester' },
      queryStringParameters: { year: '2021', region: '41,42', q: '年' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'api',
        domainName: 'api.example',
        domainPrefix: 'api',
        http: {
          method: 'GET',
          path: '/api/v1/reports/年报',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'tester',
        },
        requestId: '',
        routeKey: 'ANY /api/v1/reports/{id}',
        stage: '$default',
        time: '',
        timeEpoch: 0,
      },
      pathParameters: { id: '年报' },
      isBase64Encoded: false,
    },
  );
});

const BODIES: readonly (readonly [string, Buffer, string, boolean])[] = [
  ['application/json', Buffer.from('{"年":1}'), '{"年":1}', false],
  ['text/csv; charset=utf-8', Buffer.from('a,b'), 'a,b', false],
  ['application/problem+json', Buffer.from('{}'), '{}', false],
  ['application/octet-stream', Buffer.from([0xff, 0]), '/wA=', true],
];
for (const [type, body, expected, isBase64Encoded] of BODIES) {
  test(`a body of ${type} comes ${isBase64Encoded ? 'encoded' : 'as text'}`, async () => {
    const event = await eventOf({ method: 'POST', headers: { 'content-type': type }, body });
    assert.deepEqual([event.body, event.isBase64Encoded], [expected, isBase64Encoded]);
  });
}

const ANSWERS: readonly (readonly [unknown, number, Record<string, string>, string])[] = [
  [
    { statusCode: 201, headers: { ETag: '"x"' }, body: 'ok' },
    201,
    { 'content-type': 'text/plain;charset=utf-8', etag: '"x"' },
    'ok',
  ],
  [
    { statusCode: 200, headers: { 'Content-Type': 'a/b' }, body: 'eA==', isBase64Encoded: true },
    200,
    { 'content-type': 'a/b' },
    'x',
  ],
  [{ statusCode: '304' }, 304, { 'content-type': 'text/plain;charset=utf-8' }, ''],
  [
    { statusCode: 200, cookies: ['a=1'] },
    200,
    { 'content-type': 'text/plain;charset=utf-8', 'set-cookie': 'a=1' },
    '',
  ],
  [{ hello: '年' }, 200, { 'content-type': 'application/json' }, '{"hello":"年"}'],
  ['text', 200, { 'content-type': 'application/json' }, 'text'],
  [
    { statusCode: 'no number' },
    500,
    { 'content-type': 'application/json' },
    '{"message":"Internal Server Error"}',
  ],
  [
    { statusCode: 200, body: { not: 'text' } },
    500,
    { 'content-type': 'application/json' },
    '{"message":"Internal Server Error"}',
  ],
];
for (const [result, status, headers, body] of ANSWERS) {
  test(`${JSON.stringify(result)} is answered with ${status}`, async () => {
    const answer = await answerOf({ ok: true, payload: JSON.stringify(result) });
    assert.deepEqual(
      [answer.status, Object.fromEntries(answer.headers), answer.body.toString()],
      [status, headers, body],
    );
  });
}

test('a function that fails is a 500 that says nothing of it', async () => {
  const answer = await answerOf({ ok: false, error: { errorType: 'TypeError', errorMessage: 'secret' } });
  assert.deepEqual([answer.status, answer.body.toString()], [500, '{"message":"Internal Server Error"}']);
});

test('an unknown route is a 404', async () => {
  const answer = await answerOf({ ok: true, payload: '""' }, { path: '/elsewhere' });
  assert.deepEqual([answer.status, answer.body.toString()], [404, '{"message":"Not Found"}']);
});

test('a body of more than 10 MB is a 413', async () => {
  const answer = await answerOf({ ok: true, payload: '""' }, { body: Buffer.alloc(10 * 1024 ** 2 + 1) });
  assert.equal(answer.status, 413);
});

test('a function that takes too long is a 503', async () => {
  const answer = await answerApi(
    api(() => new Promise(() => {}), 10),
    REQUEST,
  );
  assert.equal(answer.status, 503);
});

async function eventOf(properties: Partial<ApiRequest>): Promise<APIGatewayProxyEventV2> {
  const events: unknown[] = [];
  const invoke = async (event: unknown): Promise<InvocationResult> => {
    events.push(event);
    return { ok: true, payload: '""' };
  };
  await answerApi(api(invoke), { ...REQUEST, ...properties });
  // The test compares it field by field.
  return events[0] as APIGatewayProxyEventV2;
}

async function answerOf(result: InvocationResult, properties: Partial<ApiRequest> = {}) {
  return answerApi(
    api(async () => result),
    { ...REQUEST, ...properties },
  );
}

function api(invoke: (event: unknown) => Promise<InvocationResult>, timeoutMilliseconds = 30_000) {
  const pool = { lambda: { name: 'tested', region: 'us-east-1' }, invoke };
  const routes = [{ routeKey: 'ANY /api/v1/reports/{id}', target: { pool, timeoutMilliseconds } }];
  return { apiId: 'api', domainName: 'api.example', routes };
}
