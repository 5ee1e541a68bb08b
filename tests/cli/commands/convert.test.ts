import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runGongkai } from '../../../cli/run-gongkai.ts';
import { fakeTerminal } from '../fake-terminal.ts';
import { ROOT } from '../run-cli.ts';

const FILE = join(ROOT, 'data-samples/济源 2021年报(终稿).csv');
const WIDE = join(ROOT, 'data-samples/321300-gov.2023-2024.wide.csv');
const REGISTER = join(ROOT, 'data-samples/organisations.csv');
const folder = mkdtempSync(join(tmpdir(), 'gongkai-convert-'));
after(() => rmSync(folder, { recursive: true }));

for (const layout of ['form', 'wide', 'long']) {
  for (const encoding of ['utf-8', 'gb18030']) {
    test(`a report written as ${layout} in ${encoding} is the same report`, async () => {
      const output = join(folder, `${layout}.${encoding}.csv`);
      const words = ['--to', layout, '--encoding', encoding, '--output', output];
      assert.equal((await run(['convert', FILE, ...words])).code, 0);
      const { code, out } = await run(['diff', FILE, output]);
      assert.deepEqual([code, out], [0, '419001-gov-office.2021: 没有差别\n']);
      const checked = await run(['validate', output, '--format', 'json']);
      assert.equal(JSON.parse(checked.out).reading.encoding, encoding);
      // The one notice is true of the report as published: its text has 178 documents, its table 219.
      assert.deepEqual(JSON.parse(checked.out).counts, { error: 0, warning: 0, notice: 1 });
    });
  }
}

const ABOUT = [
  ['correction_reason', '清理后重新核定'],
  ['based_on_revision', '3'],
  ['explain:T2-FLOOR', '清理了往年文件'],
] as const;

for (const layout of ['form', 'wide', 'long']) {
  test(`what a report says of its correction stays in it, written as ${layout}`, async () => {
    const output = join(folder, `about.${layout}.csv`);
    const file = join(folder, 'about.csv');
    const plain = await run(['convert', FILE, '--to', 'long']);
    const rows = ABOUT.map(([code, text]) => `419001-gov-office,2021,${code},${text}\r\n`).join('');
    writeFileSync(file, plain.out + rows);
    assert.equal((await run(['convert', file, '--to', layout, '--output', output])).code, 0);
    assert.equal((await run(['diff', file, output])).out, '419001-gov-office.2021: 没有差别\n');
    const { out } = await run(['diff', FILE, output, '--format', 'json']);
    const [{ differences }] = JSON.parse(out);
    const told = differences.map(({ code, new: now }: { code: string; new: string }) => [code, now]);
    for (const [code, text] of ABOUT)
      assert.ok(
        told.some((one: readonly string[]) => one[0] === code && one[1] === text),
        `${code} in ${JSON.stringify(told)}`,
      );
  });

  test(`a withdrawal stays one, written as ${layout}`, async () => {
    const output = join(folder, `withdrawn.${layout}.csv`);
    const file = join(folder, 'withdrawn.csv');
    writeFileSync(
      file,
      'org_id,year,withdrawn,correction_reason\r\n419001-gov-office,2021,是,并入上级机关年报\r\n',
    );
    assert.equal((await run(['convert', file, '--to', layout, '--output', output])).code, 0);
    assert.equal((await run(['diff', file, output])).out, '419001-gov-office.2021: 没有差别\n');
    assert.match(readFileSync(output, 'utf8'), /并入上级机关年报/);
  });
}

test('there and back again gives the same bytes', async () => {
  const [long, form, again] = ['1.csv', '2.csv', '3.csv'].map((name) => join(folder, name));
  const register = ['--register', REGISTER];
  await run(['convert', FILE, '--to', 'form', ...register, '--output', String(form)]);
  await run(['convert', String(form), '--to', 'long', '--output', String(long)]);
  await run(['convert', String(long), '--to', 'form', ...register, '--output', String(again)]);
  assert.deepEqual(readFileSync(String(again)), readFileSync(String(form)));
});

test('several reports stay several, one can be chosen', async () => {
  const { out } = await run(['convert', WIDE, '--to', 'long']);
  assert.equal(out.split('\r\n').length, 2 + 2 * 200);
  const chosen = await run(['convert', WIDE, '--to', 'form', '--report', '321300-gov.2024']);
  assert.match(chosen.out, /年度,2024/);
});

test('reports of both forms fit into one long file, and into no wide one', async () => {
  const both = join(folder, 'both.csv');
  const long = await run(['convert', WIDE, '--to', 'long']);
  const older = long.out.replace(/^.*\r\n/, '').replace(/321300-gov,2024.*\r\n/g, '');
  const rows = older.split('\r\n').filter((row) => row !== '' && !/,t2_|other_(?:no|fee|misc)/.test(row));
  writeFileSync(both, `${long.out}${inOldForm(rows)}`);
  const { code, err } = await run(['convert', both, '--to', 'wide']);
  assert.deepEqual(
    [code, err.split('\n')[0]],
    [2, 'gongkai: 文件中既有 2019 年格式也有 2021 年格式的报告；请用 --to long 或 --report'],
  );
  const again = await run(['convert', both, '--to', 'long']);
  assert.deepEqual([again.code, again.out.split('\r\n').length], [0, 2 + 2 * 200 + 198]);
});

test('a file that is there is replaced with --force only', async () => {
  const output = join(folder, 'there.csv');
  writeFileSync(output, 'mine');
  assert.equal((await run(['convert', FILE, '--to', 'long', '--output', output])).code, 2);
  assert.equal(readFileSync(output, 'utf8'), 'mine');
  assert.equal((await run(['convert', FILE, '--to', 'long', '--output', output, '--force'])).code, 0);
  assert.notEqual(readFileSync(output, 'utf8'), 'mine');
});

test('with an error nothing is written', async () => {
  const output = join(folder, 'never.csv');
  const wrong = join(ROOT, 'data-samples/invalid/T3-ROW.csv');
  const { code, out } = await run(['convert', wrong, '--to', 'long', '--output', output]);
  assert.deepEqual([code, out, existsSync(output)], [1, '', false]);
});

/** Rows of table 三 and 四 for 2020, with the rows that only the older form has. */
function inOldForm(rows: readonly string[]): string {
  const columns = [
    'natural',
    'org_commercial',
    'org_research',
    'org_public_interest',
    'org_legal_service',
    'org_other',
    'total',
  ];
  const table2 = {
    regulations: ['made_new', 'disclosed_new', 'disclosed_total'],
    normative_docs: ['made_new', 'disclosed_new', 'disclosed_total'],
    licensing: ['items_prev', 'items_change', 'decisions'],
    other_services: ['items_prev', 'items_change', 'decisions'],
    penalty: ['items_prev', 'items_change', 'decisions'],
    coercion: ['items_prev', 'items_change', 'decisions'],
    fees: ['items_prev', 'items_change'],
    procurement: ['projects', 'amount'],
  };
  const codes = [
    ...Object.entries(table2).flatMap(([row, own]) => own.map((column) => `t2_${row}__${column}`)),
    ...columns.map((column) => `t3_other_processing__${column}`),
    ...rows.map((row) => row.split(',')[2] ?? ''),
  ];
  return codes.map((code) => `321300-gov,2020,${code},0\r\n`).join('');
}

async function run(words: readonly string[]) {
  const { terminal, out, err } = fakeTerminal();
  const code = await runGongkai(words, terminal);
  return { code, out: out(), err: err() };
}
