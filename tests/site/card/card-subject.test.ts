import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCardSubject } from '../../../site/card/card-subject.ts';

/** [query, the address on the sheet] */
const CASES = [
  ['?id=419001-gov-office.2021', '/reports/419001-gov-office.2021'],
  ['?id=419001-gov-office&lang=en', '/organisations/419001-gov-office'],
  ['', '/data.html'],
  ['?id=https://elsewhere.example', '/data.html'],
  ['?id=419001-gov-office.20x1', '/data.html'],
  ['?id=419001-gov-office.2021.pdf', '/data.html'],
] as const;

for (const [query, path] of CASES)
  test(`the sheet of “${query}” leads to ${path}`, () => assert.equal(readCardSubject(query).path, path));
