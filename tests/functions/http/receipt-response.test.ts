import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderReceipt } from '../../../core/findings/render-receipt.ts';
import type { HttpResponse } from '../../../functions/http/http-response.ts';
import { receiptResponse } from '../../../functions/http/receipt-response.ts';
import { someFinding, someReceipt } from '../../core/findings/receipt-factory.ts';
import { httpRequest } from './http-request.ts';

const RECEIPT = someReceipt({ status: 'rejected', findings: [someFinding()] });
const BODY = renderReceipt(RECEIPT);
const SHA = 'cd'.repeat(32);
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

type Format = 'json' | 'html' | 'csv';

/** [format named, Accept, content type] */
const FORMS: readonly (readonly [Format | undefined, string | undefined, string])[] = [
  [undefined, undefined, 'application/json; charset=utf-8'],
  [undefined, '*/*', 'application/json; charset=utf-8'],
  [undefined, BROWSER, 'text/html; charset=utf-8'],
  [undefined, 'text/csv', 'text/csv; charset=utf-8; header=present'],
  ['json', BROWSER, 'application/json; charset=utf-8'],
  ['html', undefined, 'text/html; charset=utf-8'],
  ['csv', BROWSER, 'text/csv; charset=utf-8; header=present'],
];

for (const [format, accept, type] of FORMS) {
  test(`format ${format}, accepting ${accept}: ${type}`, () => {
    const response = respond(format, accept === undefined ? {} : { accept });
    assert.equal(response.statusCode, 200);
    assert.equal(response.headers['content-type'], type);
    assert.equal(response.headers['vary'], 'Accept, Accept-Language');
    assert.equal(response.headers['cache-control'], 'no-cache');
  });
}

test('JSON is what is stored, byte for byte, under its own hash', () => {
  const { body, headers } = respond('json');
  assert.deepEqual([body, headers['etag']], [BODY, `"${SHA}"`]);
});

test('the page speaks the reader’s language first and brings its policy', () => {
  const chinese = respond('html', { 'accept-language': 'zh-CN' });
  assert.match(chinese.body ?? '', /<html lang="zh-CN">/);
  assert.equal(chinese.headers['content-language'], 'zh-CN');
  assert.match(
    chinese.headers['content-security-policy'] ?? '',
    /default-src 'none'; style-src 'sha256-[^']{44}'/,
  );
  assert.match(respond('html').body ?? '', /<html lang="en">/);
});

test('the CSV is a file of the receipt’s number', () => {
  const { body, headers } = respond('csv');
  assert.equal(headers['content-disposition'], `attachment; filename="${RECEIPT.receiptId}.csv"`);
  assert.match(body ?? '', /^\ufeff回执编号/);
});

test('each form has its own tag, and is not sent again to who holds it', () => {
  const forms = [
    respond('json'),
    respond('html'),
    respond('html', { 'accept-language': 'zh' }),
    respond('csv'),
  ];
  const tags = forms.map(({ headers }) => headers['etag'] ?? '');
  assert.equal(new Set(tags).size, forms.length);
  assert.equal(respond('html', { 'if-none-match': tags[1] ?? '' }).statusCode, 304);
  assert.equal(respond('html', { 'if-none-match': tags[0] ?? '' }).statusCode, 200);
});

test('a stored body that is no receipt is a fault', () => {
  const stored = { key: `receipts/r-1/${SHA}.json`, body: '{}', format: 'html' as const, lang: undefined };
  assert.throws(() => receiptResponse(httpRequest('/'), stored), /no receipt/);
});

function respond(format: Format | undefined, headers: Record<string, string> = {}): HttpResponse {
  const stored = { key: `receipts/${RECEIPT.receiptId}/${SHA}.json`, body: BODY, format, lang: undefined };
  return receiptResponse(httpRequest(`/api/v1/receipts/${RECEIPT.receiptId}`, headers), stored);
}
