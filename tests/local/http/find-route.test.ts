import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRoute } from '../../../local/http/find-route.ts';

const ROUTES = [
  '$default',
  'ANY /api/{proxy+}',
  'GET /api/{proxy+}',
  'GET /api/v1/reports',
  'GET /api/v1/reports/{id}',
  'ANY /api/v1/reports/{id}',
  'GET /api/v1/{kind}/latest',
].map((routeKey) => ({ routeKey, target: undefined }));

const CASES: readonly (readonly [string, string, string, Record<string, string>])[] = [
  ['GET', '/api/v1/reports', 'GET /api/v1/reports', {}],
  ['GET', '/api/v1/reports/a.2021', 'GET /api/v1/reports/{id}', { id: 'a.2021' }],
  ['PUT', '/api/v1/reports/a', 'ANY /api/v1/reports/{id}', { id: 'a' }],
  ['GET', '/api/v1/reports/latest', 'GET /api/v1/reports/{id}', { id: 'latest' }],
  ['GET', '/api/v1/items/latest', 'GET /api/v1/{kind}/latest', { kind: 'items' }],
  ['GET', '/api/v1/reports/a/b', 'GET /api/{proxy+}', { proxy: 'v1/reports/a/b' }],
  ['POST', '/api/v1/reports', 'ANY /api/{proxy+}', { proxy: 'v1/reports' }],
  ['GET', '/elsewhere', '$default', {}],
];
for (const [method, path, routeKey, parameters] of CASES) {
  test(`${method} ${path} takes ${routeKey}`, () => {
    const found = findRoute(ROUTES, method, path);
    assert.deepEqual([found?.route.routeKey, found?.parameters], [routeKey, parameters]);
  });
}

test('nothing fits', () => {
  assert.equal(findRoute(ROUTES.slice(1), 'GET', '/elsewhere'), undefined);
});
