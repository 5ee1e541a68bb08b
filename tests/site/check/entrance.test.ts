import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEntrance } from '../../../site/check/send/entrance.ts';

const NOTHING = { token: undefined, link: undefined, orgId: undefined, year: undefined };

/** [what stands behind the address, what it says] */
const CASES = [
  ['', {}],
  ['#main', {}],
  ['#token=a.b.c', { token: 'a.b.c' }],
  ['#link=l-1.x_-y&org=419001-gov&year=2024', { link: 'l-1.x_-y', orgId: '419001-gov', year: 2024 }],
  ['#link=l-1.x&org=419001-gov&year=soon', { link: 'l-1.x', orgId: '419001-gov' }],
] as const;

for (const [hash, said] of CASES)
  test(`"${hash}" says who comes`, () => assert.deepEqual(readEntrance(hash), { ...NOTHING, ...said }));
