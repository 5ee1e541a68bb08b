import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ENGINE_BUGS } from './engine-bugs.ts';
import { PROTOCOL_BUGS } from './protocol-bugs.ts';

const ROOT = join(import.meta.dirname, '../..');

for (const { name, file, changes } of [...ENGINE_BUGS, ...PROTOCOL_BUGS]) {
  test(`the source still has a place for: ${name}`, () => {
    let source = readFileSync(join(ROOT, file), 'utf8');
    for (const [from, to] of changes) {
      assert.equal(source.split(from).length, 2, `${file} is to hold exactly once: ${from}`);
      source = source.replace(from, () => to);
    }
  });
}
