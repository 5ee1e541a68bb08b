import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runGongkai } from '../../../cli/run-gongkai.ts';
import { fakeTerminal } from '../fake-terminal.ts';
import { ROOT } from '../run-cli.ts';

const LAST_YEAR = join(ROOT, 'data-samples/321300-gov.2023-2024.wide.csv');
const folder = mkdtempSync(join(tmpdir(), 'gongkai-template-'));
after(() => rmSync(folder, { recursive: true }));

/** Table 四 has one row of numbers: while all of it is blank, it is a missing row. */
const WITHOUT_NUMBERS = new Set(['CELL-BLANK', 'missing-row']);

for (const layout of ['form', 'wide', 'long']) {
  for (const year of ['2020', '2023']) {
    test(`an empty ${layout} of ${year} is understood, and lacks nothing but its numbers`, async () => {
      const output = join(folder, `${layout}.${year}.csv`);
      const who = ['--org', '419001-gov-office', '--name', '济源市人民政府办公室'];
      assert.equal(
        (await run(['template', ...who, '--year', year, '--layout', layout, '--output', output])).code,
        0,
      );
      const { code, out } = await run(['validate', output, '--format', 'json']);
      const receipt = JSON.parse(out);
      assert.equal(code, 1);
      assert.deepEqual([receipt.reading.layout, receipt.reading.bom], [layout, true]);
      for (const { code: found } of receipt.findings) assert.ok(WITHOUT_NUMBERS.has(found), found);
    });
  }
}

for (const area of ['', '41', '4190', '419001']) {
  test(`a round of ${area === '' ? 'everywhere' : area} is understood as it is written`, async () => {
    const output = join(folder, `round${area}.csv`);
    const where = area === '' ? [] : ['--area', area];
    const call = ['template', '--dataset', 'rounds', '--year', '2024', ...where, '--output', output];
    assert.equal((await run(call)).code, 0);
    const { code, out } = await run(['validate', output, '--format', 'json']);
    const { rounds, findings } = JSON.parse(out);
    assert.deepEqual([code, rounds.length, findings], [0, 1, []]);
  });
}

test('a round needs its year and an area that a region can begin with', async () => {
  assert.equal((await run(['template', '--dataset', 'rounds'])).code, 2);
  assert.equal((await run(['template', '--dataset', 'rounds', '--year', '2024', '--area', '4'])).code, 2);
});

test('last year’s requests and documents stand in the cells where they belong', async () => {
  const { code, out, err } = await run([
    'template',
    '--from',
    LAST_YEAR,
    '--year',
    '2025',
    '--layout',
    'long',
  ]);
  assert.equal(code, 0);
  const before = await run(['convert', LAST_YEAR, '--to', 'long', '--report', '321300-gov.2024']);
  const valueOf = (text: string, item: string) => new RegExp(`,${item},(.*)\r`).exec(text)?.[1];
  const carried = valueOf(before.out, 't3_carried_out__total');
  assert.match(carried ?? '', /^[1-9]/);
  assert.equal(valueOf(out, 't3_carried_in__total'), carried);
  assert.equal(
    valueOf(out, 't2_normative_docs__in_force'),
    valueOf(before.out, 't2_normative_docs__in_force'),
  );
  assert.equal(valueOf(out, 't3_new_received__total'), '');
  assert.match(err, /已带入 2024 年度的结转和现行有效数字，共 9 格/);
});

/** [words, the name in the template] */
const NAMES: readonly (readonly [readonly string[], string])[] = [
  [['--name', '某某办公室'], '某某办公室'],
  [['--register', join(ROOT, 'data-samples/organisations.csv')], '宿迁市人民政府'],
  [[], '宿迁市人民政府'],
];

for (const [words, name] of NAMES) {
  test(`the name comes from ${words[0] ?? 'last year’s file'}`, async () => {
    const { out } = await run(['template', '--from', LAST_YEAR, '--year', '2025', ...words]);
    assert.match(out, new RegExp(`机构名称,${name}\r\n年度,2025`));
  });
}

async function run(words: readonly string[]) {
  const { terminal, out, err } = fakeTerminal();
  const code = await runGongkai(words, terminal);
  return { code, out: out(), err: err() };
}
