import assert from 'node:assert/strict';
import { readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Journal } from '../../../local/s3/journal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('a journal torn at any byte keeps every entry that was whole, and goes on', (context) => {
  const file = join(
    temporaryFolder((remove) => context.after(remove)),
    'journal',
  );
  const entries = [{ key: '年报' }, { key: 'b' }];
  const { length } = write(file, entries);
  for (let size = length - 1; size >= 0; size--) {
    rmSync(file);
    write(file, entries);
    truncateSync(file, size);
    const whole = entries.slice(0, wholeEntries(entries, size));
    assert.deepEqual(read(file), whole, `torn at ${size}`);
    write(file, [{ key: 'later' }]);
    assert.deepEqual(read(file), [...whole, { key: 'later' }], `torn at ${size}`);
  }
});

function write(file: string, entries: readonly unknown[]): Buffer {
  const journal = Journal.open(file, () => {});
  for (const entry of entries) journal.append(entry);
  journal.close();
  return readFileSync(file);
}

function read(file: string): readonly unknown[] {
  const entries: unknown[] = [];
  Journal.open(file, (entry) => entries.push(entry)).close();
  return entries;
}

function wholeEntries(entries: readonly unknown[], size: number): number {
  const lengths = entries.map((entry) => Buffer.byteLength(`${JSON.stringify(entry)}\n`));
  return lengths.filter(
    (_, position) => lengths.slice(0, position + 1).reduce((sum, length) => sum + length, 0) <= size,
  ).length;
}
