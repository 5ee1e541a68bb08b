import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferredType } from '../../../functions/http/preferred-type.ts';

const OFFERED = ['application/json', 'text/html', 'text/csv'] as const;
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

/** [Accept, type] */
const CASES = [
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  [BROWSER, 'text/html'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV; header=present', 'text/csv'],
  ['text/*', 'text/html'],
  ['text/*, text/html;q=0.5', 'text/csv'],
  ['application/json, text/html', 'application/json'],
  ['application/json;q=0.5, text/html;q=0.9', 'text/html'],
  ['text/html;q=0', 'application/json'],
  ['image/png', 'application/json'],
  ['text/html;q=nonsense', 'application/json'],
  [';;;,,', 'application/json'],
] as const;

for (const [accept, type] of CASES)
  test(`who accepts ${accept} gets ${type}`, () => assert.equal(preferredType(accept, OFFERED), type));
