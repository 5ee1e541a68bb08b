import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineWords } from '../../../core/findings/line-words.ts';

test('line counts are told as a sum with the reasons', () => {
  const skipped = [
    { reason: 'blank', lines: 8 },
    { reason: 'of-tomorrow', lines: 1 },
  ];
  assert.deepEqual(lineWords({ read: 61, header: 12, accepted: 40, rejected: 0, skipped }), {
    zh: '读取 61 行 = 表头 12 + 通过 40 + 未通过 0 + 跳过 9（空行 8、of-tomorrow 1）',
    en: '61 read = 12 header + 40 passed + 0 not passed + 9 skipped (blank 8, of-tomorrow 1)',
  });
});
