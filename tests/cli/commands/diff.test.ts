import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runGongkai } from '../../../cli/run-gongkai.ts';
import { fakeTerminal } from '../fake-terminal.ts';
import { ROOT } from '../run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-diff-'));
after(() => rmSync(folder, { recursive: true }));
process.chdir(ROOT);

const OLD = 'data-samples/济源 2021年报(终稿).csv';
const NEW = join(folder, 'new.csv');
const SUQIAN = 'data-samples/321300-gov.2023-2024.wide.csv';
const corrected = new TextDecoder('gb18030')
  .decode(readFileSync(OLD))
  .replace('行政规范性文件,,18,32,219', '行政规范性文件,,18,32,178')
  .replace('年度,2021', '年度,2021\r\n更正原因,清理后重新核定');
writeFileSync(NEW, corrected);

test('differences are told value by value', async () => {
  const { code, out } = await run(['diff', OLD, NEW]);
  assert.equal(code, 0);
  assert.equal(
    out,
    `419001-gov-office.2021: 2 处差别

指标                        |   原来 |           现在
----------------------------+--------+---------------
行政规范性文件·现行有效件数 |    219 |            178
更正原因                    | （无） | 清理后重新核定
`,
  );
});

test('JSON and CSV have codes and whole values', async () => {
  assert.deepEqual(JSON.parse((await run(['diff', OLD, NEW, '--format', 'json'])).out), [
    {
      old: '419001-gov-office.2021',
      new: '419001-gov-office.2021',
      differences: [
        { code: 't2_normative_docs__in_force', old: '219', new: '178' },
        { code: 'correction_reason', new: '清理后重新核定' },
      ],
    },
  ]);
  const [header, row] = (await run(['diff', OLD, NEW, '--format', 'csv'])).out.split('\r\n');
  assert.equal(header, '\ufeffold_report,new_report,code,指标,item,old,new');
  assert.match(
    row ?? '',
    /t2_normative_docs__in_force,行政规范性文件·现行有效件数,Normative documents in force,219,178$/,
  );
});

test('reports that only one file has are named', async () => {
  const { out } = await run(['diff', SUQIAN, OLD]);
  assert.match(out, /^321300-gov\.2023: 只在 data-samples\/321300.*csv 中\n/);
  assert.match(out, /419001-gov-office\.2021: 只在 data-samples\/济源/);
});

test('two years of one organisation can be compared', async () => {
  const years = ['2023', '2024'].map((year) => join(folder, `${year}.csv`));
  for (const [index, year] of ['2023', '2024'].entries())
    await run([
      'convert',
      SUQIAN,
      '--to',
      'form',
      '--report',
      `321300-gov.${year}`,
      '--output',
      years[index] ?? '',
    ]);
  const { out } = await run(['diff', ...years]);
  assert.match(out, /^321300-gov\.2023 → 321300-gov\.2024: \d+ 处差别\n/);
});

async function run(words: readonly string[]) {
  const { terminal, out, err } = fakeTerminal();
  const code = await runGongkai(words, terminal);
  return { code, out: out(), err: err() };
}
