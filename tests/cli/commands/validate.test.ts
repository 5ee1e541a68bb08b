import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runGongkai } from '../../../cli/run-gongkai.ts';
import { parseReceipt } from '../../../core/findings/parse-receipt.ts';
import type { Terminal } from '../../../cli/terminal.ts';
import { fakeTerminal } from '../fake-terminal.ts';
import { ROOT } from '../run-cli.ts';

const JIYUAN = 'data-samples/济源 2021年报(终稿).csv';
const BLANK = 'data-samples/invalid/CELL-BLANK.csv';
const folder = mkdtempSync(join(tmpdir(), 'gongkai-validate-'));
after(() => rmSync(folder, { recursive: true }));
process.chdir(ROOT);

/** [golden, words, columns of the terminal] */
const GOLDEN = [
  ['validate-blank.zh-CN.txt', ['validate', BLANK], 100],
  ['validate-blank.en.txt', ['validate', BLANK, '--lang', 'en'], 100],
  ['validate-row.narrow.txt', ['validate', 'data-samples/invalid/T3-ROW.csv'], 80],
] as const;

for (const [golden, words, width] of GOLDEN) {
  test(`gongkai ${words.join(' ')} looks as in ${golden}`, async () => {
    const { out } = await run(words, { width });
    assert.equal(out, readFileSync(join(ROOT, 'tests/cli/golden', golden), 'utf8'));
  });
}

test('JSON is the receipt as the API gives it', async () => {
  const { out } = await run(['validate', BLANK, '--format', 'json']);
  const receipt = parseReceipt(out);
  assert.deepEqual(
    [receipt.status, receipt.receiptId, receipt.upload.fileName],
    ['rejected', 'not-uploaded', BLANK],
  );
});

test('JSON of several files is a list, those that can’t be opened left out', async () => {
  const { code, out } = await run(['validate', BLANK, 'no/such.csv', JIYUAN, '--format', 'json']);
  const receipts: readonly unknown[] = JSON.parse(out);
  assert.equal(code, 3);
  assert.deepEqual(
    receipts.map((receipt) => parseReceipt(JSON.stringify(receipt)).status),
    ['rejected', 'accepted'],
  );
});

test('CSV has the findings of all files under one header', async () => {
  const { out } = await run(['validate', BLANK, JIYUAN, '--format', 'csv']);
  assert.equal(out.match(/receipt_id/g)?.length, 1);
  assert.match(out, /CELL-BLANK,C15[^]*年报\(终稿\)\.csv,accepted,/);
});

test('warnings fail only where that is asked for', async () => {
  const file = join(folder, 'cut.csv');
  writeFileSync(
    file,
    readFileSync(JIYUAN.replace('济源 2021年报(终稿)', '419001-gov-office.2021.wide')).toString().trimEnd(),
  );
  const { code, out } = await run(['validate', file]);
  assert.match(out, /疑点 {2}no-final-newline/);
  assert.equal(code, 0);
  assert.equal((await run(['validate', file, '--fail-on', 'warning'])).code, 1);
});

test('of a file of many wrong reports only some are drawn, and the others counted', async () => {
  const [header = '', row = ''] = readFileSync('data-samples/321300-gov.2023-2024.wide.csv', 'utf8').split(
    '\r\n',
  );
  const units = Array.from({ length: 50 }, (_, index) => row.replace('321300-gov', `321300-unit-${index}`));
  const wrong = units.map((unit, index) => (index % 10 === 0 ? unit.replace(/,(\d+)$/, ',1$1') : unit));
  const file = join(folder, 'many.csv');
  writeFileSync(file, [header, ...wrong, ''].join('\r\n'));
  const { code, out } = await run(['validate', file]);
  assert.equal(code, 1);
  assert.deepEqual(out.match(/^321300-unit-\d+\.2023$/gm), [
    '321300-unit-0.2023',
    '321300-unit-10.2023',
    '321300-unit-20.2023',
  ]);
  assert.match(out, /另有 2 份报告没有画出/);
});

test('a folder is searched whatever the case of endings, its hidden and lock files passed over', async () => {
  const tables = join(folder, 'tables');
  mkdirSync(join(tables, 'sub'), { recursive: true });
  for (const name of ['a.CSV', 'sub/b.tsv', '~$a.csv', '.c.csv', 'd.xlsx'])
    writeFileSync(join(tables, name), readFileSync(JIYUAN));
  const { out } = await run(['validate', tables]);
  assert.match(out, /共 2 个文件：2 个没有错误/);
});

test('a name that would not do for an upload is remarked, the file judged all the same', async () => {
  const file = join(folder, '年报.xlsx');
  writeFileSync(file, readFileSync(JIYUAN));
  const { code, err } = await run(['validate', file]);
  assert.equal(code, 0);
  assert.match(err, /年报\.xlsx: 提示：上传时要换个文件名/);
});

test('without a register two names of one organisation are compared with nothing', async () => {
  const wide = readFileSync('data-samples/321300-gov.2023-2024.wide.csv', 'utf8');
  const file = join(folder, 'names.csv');
  writeFileSync(file, wide.replace('宿迁市人民政府', '宿迁市政府'));
  assert.doesNotMatch((await run(['validate', file])).out, /name-differs/);
});

test('a hostile cell and a hostile name reach the terminal harmless', async () => {
  const file = join(folder, 'evil\u001b[31m\u202e.csv');
  const text = readFileSync('data-samples/419001-gov-office.2021.wide.csv', 'utf8');
  writeFileSync(file, text.replace(/,2021,/, ',2021\u001b]0;owned\u0007,').replace('济源市', '济\u009b源市'));
  const { out, err } = await run(['validate', file, '--tables', 'all']);
  assert.doesNotMatch((out + err).replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
});

async function run(words: readonly string[], named: Partial<Terminal> = {}) {
  const { terminal, out, err } = fakeTerminal(named);
  const code = await runGongkai(words, terminal);
  return { code, out: out(), err: err() };
}
