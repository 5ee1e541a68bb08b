import { hash } from 'node:crypto';
import { parseReceipt } from '../../core/findings/parse-receipt.ts';
import { receiptPage } from '../../core/findings/receipt-page/receipt-page.ts';
import { receiptPagePolicy } from '../../core/findings/receipt-page/receipt-style.ts';
import { receiptCsv } from '../../core/publish/receipt-csv.ts';
import type { StoredReceipt } from './found.ts';
import { ALWAYS, JSON_TYPE, unlessHeld, type HttpRequest, type HttpResponse } from './http-response.ts';
import { preferredLanguage } from './preferred-language.ts';
import { preferredType } from './preferred-type.ts';

type Format = NonNullable<StoredReceipt['format']>;

/** What a reader can accept; JSON where they don't mind. */
const TYPES = ['application/json', 'text/html', 'text/csv'] as const;
const FORMATS = { 'application/json': 'json', 'text/html': 'html', 'text/csv': 'csv' } as const;

/** A receipt in the form that was named, else in the one that the reader prefers. Ask each time whether it holds. */
export function receiptResponse(request: HttpRequest, stored: StoredReceipt): HttpResponse {
  const format = stored.format ?? FORMATS[preferredType(request.headers['accept'], TYPES)];
  const { body, headers } = WRITERS[format](stored, request);
  const always = { ...ALWAYS, 'cache-control': 'no-cache', vary: 'Accept, Accept-Language' };
  return unlessHeld(request, { statusCode: 200, headers: { ...always, ...headers }, body });
}

interface Written {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const WRITERS: Readonly<Record<Format, (stored: StoredReceipt, request: HttpRequest) => Written>> = {
  json: asStored,
  html: asPage,
  csv: asTable,
};

/** Byte for byte; the key is made of the body's hash. */
function asStored({ key, body }: StoredReceipt): Written {
  const etag = `"${key.slice(key.lastIndexOf('/') + 1).replace('.json', '')}"`;
  return { body, headers: { 'content-type': JSON_TYPE, etag } };
}

function asPage({ body, lang }: StoredReceipt, request: HttpRequest): Written {
  const language = lang ?? preferredLanguage(request.headers['accept-language']);
  const page = receiptPage(parseReceipt(body), language);
  return {
    body: page,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': receiptPagePolicy((text) => hash('sha256', text, 'base64')),
      etag: tagOf(page),
    },
  };
}

function asTable({ body }: StoredReceipt): Written {
  const receipt = parseReceipt(body);
  const table = receiptCsv([receipt]);
  return {
    body: table,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${receipt.receiptId}.csv"`,
      etag: tagOf(table),
    },
  };
}

/** Of the bytes themselves: words may change without the receipt. */
function tagOf(body: string): string {
  return `"${hash('sha256', body)}"`;
}
