import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderToken, type UploadPlace } from '../../../functions/flows/order-token.ts';

function token({
  key = 'incoming/annual-reports/a.csv',
  versionId = 'v1',
  lastModified = '2026-01-22T09:12:44Z',
  dataset = 'annual-reports',
  older = 0,
}: Partial<UploadPlace['upload'] & Omit<UploadPlace, 'upload'>> = {}): string {
  return orderToken({ upload: { key, versionId, bytes: 1, lastModified }, dataset, older });
}

test('a token names rank, second, key, place and upload', () => {
  assert.match(token({ older: 3 }), /^1#20260122T091244Z#[0-9a-f]{16}#000003#[0-9a-f]{8}$/);
});

const ORDERED = [
  [
    'imported',
    'filed',
    token({ dataset: 'published-reports', lastModified: '2027-01-01T00:00:00Z' }),
    token(),
  ],
  ['a second', 'the next', token(), token({ lastModified: '2026-01-22T09:12:45Z' })],
  ['a year', 'the next', token({ lastModified: '2025-12-31T23:59:59Z' }), token()],
  ['a version', 'the next of its second', token({ older: 1 }), token({ older: 2, versionId: 'v0' })],
  ['the ninth version', 'the tenth', token({ older: 9 }), token({ older: 10 })],
] as const;

for (const [before, after, smaller, greater] of ORDERED) {
  test(`${before} stands below ${after}`, () => {
    assert.ok(smaller < greater, `${smaller} ${greater}`);
  });
}

test('within a second all versions of a key stand together', () => {
  const tokens = ['a', 'b'].flatMap((key) =>
    [0, 1, 2].map((older) => ({ key, token: token({ key, older }) })),
  );
  const keys = tokens.toSorted((a, b) => (a.token < b.token ? -1 : 1)).map(({ key }) => key);
  assert.ok(['aaabbb', 'bbbaaa'].includes(keys.join('')));
});

test('two uploads never share a token, even in the same place', () => {
  assert.notEqual(token({ versionId: 'v1' }), token({ versionId: 'v2' }));
});
