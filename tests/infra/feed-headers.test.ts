import assert from 'node:assert/strict';
import { test } from 'node:test';
import { licenceNote } from '../../core/publish/release/release-facts.ts';
import { feedHeadersCode } from '../../infra/feed-headers.ts';
import { edgeFunction } from '../../local/cdn/edge-function.ts';
import { headerOf } from '../../local/cdn/cdn-answer.ts';

const LICENCES = [
  'CC-BY-4.0',
  'CC-BY-NC-SA-4.0',
  'CC0-1.0',
  'ODbL-1.0',
  'https://example.org/terms',
  'LicenseRef-own',
];

async function told(
  licence: string,
  headers: readonly (readonly [string, string])[],
  path = '/feeds/v1/a.csv',
) {
  const request = { method: 'GET', path, query: '', headers: {}, ip: '127.0.0.1', body: Buffer.alloc(0) };
  const answer = { status: 200, headers, body: Buffer.alloc(0) };
  return edgeFunction(feedHeadersCode(licence), 'D').onResponse(request, answer);
}

for (const licence of LICENCES) {
  test(`the edge finds the text of ${licence} where descriptions find it`, async () => {
    const link = headerOf(await told(licence, []), 'link') ?? '';
    assert.ok(link.startsWith(`<${licenceNote(licence).url}>; rel="license"`), link);
  });
}

test('the code is small enough for the edge', () => {
  assert.ok(feedHeadersCode('x'.repeat(260)).length < 10_240);
});

test('a digest is told of bytes as they are sent: not of compressed ones', async () => {
  const noted = ['x-amz-meta-sha256', 'ab'.repeat(32)] as const;
  assert.ok(headerOf(await told('CC0-1.0', [noted]), 'repr-digest'));
  const compressed = await told('CC0-1.0', [noted, ['content-encoding', 'br']]);
  assert.equal(headerOf(compressed, 'repr-digest'), undefined);
  assert.equal(headerOf(compressed, 'x-amz-meta-sha256'), undefined);
});

test('a compressed table is saved under its plain name', async () => {
  const path = `/feeds/v1/releases/1/2021/provinces/41/reports-${'ab'.repeat(32)}.csv.gz`;
  const disposition = headerOf(await told('CC0-1.0', [], path), 'content-disposition');
  assert.equal(disposition, 'attachment; filename="reports.csv.gz"');
});
