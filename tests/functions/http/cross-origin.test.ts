import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import { ENDPOINTS, type Endpoint } from '../../../core/query/endpoint.ts';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble } from './query-ports-double.ts';

const SITE = 'https://data.example.org';
const { ports } = queryPortsDouble({});

for (const { method, path } of Object.values<Endpoint>(ENDPOINTS)) {
  const address = path.replace('{id}', 'x');
  test(`whether a page may ${method} ${path}`, async () => {
    const { statusCode, headers } = await ask(address, 'OPTIONS');
    assert.equal(statusCode, 204);
    const isReading = method === 'GET';
    assert.equal(headers['access-control-allow-origin'], isReading ? '*' : SITE);
    assert.equal(headers['access-control-allow-methods'], isReading ? 'GET, HEAD' : 'POST');
    assert.equal(headers['access-control-allow-headers'], isReading ? '*' : 'authorization, content-type');
    assert.equal(headers['access-control-allow-credentials'], undefined);
  });
}

test('an answer to what was sent is for pages of the site, good or not; one to a question for all', async () => {
  for (const [address, method, origin] of [
    ['/api/v1/validate?dataset=nothing', 'POST', SITE],
    ['/api/v1/validate', 'POST', SITE],
    ['/api/v1/nothing', 'POST', SITE],
    ['/api/v1/items', 'GET', '*'],
    ['/api/v1/nothing', 'GET', '*'],
  ] as const)
    assert.equal((await ask(address, method)).headers['access-control-allow-origin'], origin, address);
});

test('where no site is named, pages of other addresses send nothing and may still ask', async () => {
  assert.deepEqual((await ask('/api/v1/validate', 'OPTIONS', null)).headers, {});
  assert.deepEqual((await ask('/api/v1/nothing', 'OPTIONS')).headers, {});
  const answer = await ask('/api/v1/validate', 'POST', null);
  assert.equal(answer.headers['access-control-allow-origin'], undefined);
  const question = await ask('/api/v1/items', 'OPTIONS', null);
  assert.equal(question.headers['access-control-allow-origin'], '*');
});

async function ask(address: string, method: string, siteOrigin: string | null = SITE) {
  const handler = queryHandler({ ...ports, ...(siteOrigin !== null && { siteOrigin }) }, { error: () => {} });
  return handler(httpRequest(address, {}, method), {} as Context); // it looks at no context
}
