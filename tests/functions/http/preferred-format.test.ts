import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferredFormat } from '../../../functions/http/preferred-format.ts';

/** [Accept, format] */
const FORMATS = [
  [undefined, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['text/csv', 'csv'],
  ['TEXT/CSV', 'csv'],
  ['text/csv;q=0.5, application/json', 'json'],
  ['application/json;q=0.5,text/csv', 'csv'],
  ['text/html,application/xhtml+xml,*/*;q=0.8', 'json'],
  ['text/*', 'csv'],
  ['text/*;q=0.2, application/*;q=0.3', 'json'],
  ['text/csv;q=7', 'json'],
  [';;q=,', 'json'],
] as const;

for (const [accept, format] of FORMATS) {
  test(`whoever accepts ${accept} gets ${format}`, () => assert.equal(preferredFormat(accept), format));
}
