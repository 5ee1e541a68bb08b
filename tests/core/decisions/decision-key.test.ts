import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDecisionKey } from '../../../core/decisions/decision-key.ts';

test('decisions/{kind}/{name}.json is read', () => {
  assert.deepEqual(parseDecisionKey('decisions/explanations/2022-01-20T08.r-0a.json'), {
    dataset: 'decisions',
    kind: 'explanations',
    fileName: '2022-01-20T08.r-0a.json',
  });
});

test('nothing else is', () => {
  const others = [
    'decisions/a.json',
    'decisions/a/b/c.json',
    'decisions/A/b.json',
    'decisions/a/b.csv',
    'decisions/a/.json',
    'decisions/a/../b.json',
    'decisions/a/名.json',
    'incoming/decisions/a/b.json',
    'decisions/__proto__/b.json',
    `decisions/a/${'b'.repeat(300)}.json`,
  ];
  for (const key of others) assert.equal(parseDecisionKey(key), undefined, key);
});
