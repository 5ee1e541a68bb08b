import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runGongkai } from '../../../cli/run-gongkai.ts';
import { CATALOGUE } from '../../../core/findings/catalogue.ts';
import { fakeTerminal } from '../fake-terminal.ts';

test('a code is explained with its gaps shown as gaps', async () => {
  assert.equal(
    await said(['explain', 'cell-blank', '--lang', 'en']),
    `CELL-BLANK
Weight   error: the report is not accepted
Message  … (…): no number.
Fix      Write 0 where nothing happened; do not leave it blank or write 无 or “/”.
`,
  );
});

test('JSON has the whole entry, a list of all without a code', async () => {
  const entry = JSON.parse(await said(['explain', 'T3-BAL', '--format', 'json']));
  assert.equal(entry.message['zh-CN'], CATALOGUE['T3-BAL'].message.zh);
  const all: readonly { readonly code: string }[] = JSON.parse(await said(['explain', '--format', 'json']));
  assert.deepEqual(
    all.map(({ code }) => code),
    Object.keys(CATALOGUE),
  );
});

test('CSV has a row a code', async () => {
  const rows = (await said(['explain', '--format', 'csv'])).split('\r\n');
  assert.equal(rows.length, Object.keys(CATALOGUE).length + 2);
});

async function said(words: readonly string[]): Promise<string> {
  const { terminal, out } = fakeTerminal();
  assert.equal(await runGongkai(words, terminal), 0);
  return out();
}
