import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { ENGINE_PLANTING, PROTOCOL_PLANTING } from './plantings.ts';

const ROOT = join(import.meta.dirname, '../..');
const IMPORTED = /(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g;

for (const { name, file, changes } of [...ENGINE_PLANTING.bugs, ...PROTOCOL_PLANTING.bugs]) {
  test(`the source still has a place for: ${name}`, () => {
    let source = readFileSync(join(ROOT, file), 'utf8');
    for (const [from, to] of changes) {
      assert.equal(source.split(from).length, 2, `${file} is to hold exactly once: ${from}`);
      source = source.replace(from, () => to);
    }
  });
}

for (const [name, { copied, testFiles }] of Object.entries({ ENGINE_PLANTING, PROTOCOL_PLANTING })) {
  test(`the copy of ${name} has what its tests import`, () => {
    const files = testFiles(ROOT);
    assert.ok(files.length > 10);
    const lacking = [...importedBy(files)].filter(
      (file) => !copied.some((part) => file === part || file.startsWith(`${part}/`)),
    );
    assert.deepEqual(lacking, []);
  });
}

/** Every file of ours that these import, and what those import. */
function importedBy(files: readonly string[]): ReadonlySet<string> {
  const found = new Set(files);
  for (const file of found) {
    if (!file.endsWith('.ts')) continue;
    for (const [, path = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORTED))
      found.add(
        relative(ROOT, join(ROOT, dirname(file), path))
          .split(sep)
          .join('/'),
      );
  }
  return found;
}
