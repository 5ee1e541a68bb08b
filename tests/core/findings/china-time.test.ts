import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chinaTime } from '../../../core/findings/china-time.ts';

test('a moment is told on the clock of China', () => {
  assert.equal(chinaTime('2022-01-31T16:00:00Z'), '2022-02-01 00:00:00');
});

test('what is no moment stays as it is', () => assert.equal(chinaTime('soon'), 'soon'));
