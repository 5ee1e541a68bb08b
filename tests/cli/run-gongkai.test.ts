import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runGongkai } from '../../cli/run-gongkai.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { ROOT } from './run-cli.ts';

process.chdir(ROOT);

const JIYUAN = 'data-samples/济源 2021年报(终稿).csv';
const WIDE = 'data-samples/321300-gov.2023-2024.wide.csv';
const REGISTER = 'data-samples/organisations.csv';
const BALANCE = 'data-samples/invalid/T3-BAL.csv';
const XLSX = 'data-samples/invalid/not-a-csv.csv';

/** [words, exit code, what standard output has, what standard error has] */
const RUNS: readonly (readonly [readonly string[], number, RegExp, RegExp])[] = [
  [[], 2, /^$/, /^gongkai：[^]*validate/],
  [['--help'], 0, /用法: gongkai <command>/, /^$/],
  [['--help', '--lang', 'en'], 0, /Usage: gongkai <command>/, /^$/],
  [['--version'], 0, /^gongkai \d+\.\d+\.\d+ /, /^$/],
  [['frobnicate'], 2, /^$/, /没有这个命令：frobnicate\n查看用法：gongkai --help\n$/],
  [['--frobnicate'], 2, /^$/, /没有这个选项：--frobnicate/],
  ...['template', 'validate', 'explain', 'upload', 'diff', 'convert'].map(
    (name) => [[name, '--help'], 0, new RegExp(`^用法: gongkai ${name} [^]*--lang`), /^$/] as const,
  ),

  [['validate'], 2, /^$/, /要写明文件[^]*查看用法：gongkai validate --help/],
  [['validate', '--colour', 'x'], 2, /^$/, /没有这个选项：--colour/],
  [['validate', '--format', 'xml', JIYUAN], 2, /^$/, /--format 只能是 text, json, csv，不能是“xml”/],
  [['validate', '--format'], 2, /^$/, /--format 后面要有值/],
  [['validate', '--format', '--tables', 'all', JIYUAN], 2, /^$/, /--format 后面要有值/],
  [['validate', '--help=yes'], 2, /^$/, /--help 不带值/],
  [['validate', '--lang', 'en', '--lang', 'en', JIYUAN], 2, /^$/, /--lang can be given once only/],
  [['validate', '-', '-'], 2, /^$/, /只能用一次/],
  [['validate', JIYUAN], 0, /没有发现错误，可以上传/, /没有给出机构名录/],
  [['validate', JIYUAN, '--register', REGISTER], 0, /没有发现错误/, /^$/],
  [['validate', 'data-samples/invalid/unknown-organisation.csv'], 0, /没有发现错误/, /没有给出机构名录/],
  [
    ['validate', 'data-samples/invalid/unknown-organisation.csv', '--register', REGISTER],
    1,
    /unknown-organisation/,
    /^$/,
  ],
  [['validate', REGISTER], 0, /机构名录/, /没有给出/],
  [['validate', REGISTER, '--dataset', 'organisations'], 0, /机构名录/, /^$/],
  [['validate', BALANCE], 1, /T3-BAL  C28, C29, C51, C52[^]*应为|T3-BAL[^]*相差 1/, /名录/],
  [['validate', XLSX], 3, /xlsx[^]*读不出来/, /名录/],
  [['validate', JIYUAN, BALANCE], 1, /共 2 个文件：1 个没有错误，1 个有错误，0 个读不出来/, /名录/],
  [['validate', BALANCE, XLSX], 3, /共 2 个文件/, /名录/],
  [['validate', 'data-samples/invalid'], 3, /共 \d+ 个文件/, /名录/],
  [['validate', 'no/such.csv'], 3, /^$/, /找不到文件 no\/such\.csv/],
  [['validate', 'no/such.csv', JIYUAN], 3, /没有发现错误/, /找不到文件/],
  [['validate', 'docs'], 3, /^$/, /docs 里没有 CSV 文件/],
  [['validate', '--register', BALANCE, JIYUAN], 3, /^$/, /不能用作机构名录/],
  [['validate', 'README.md'], 3, /读不出来/, /要换个文件名/],

  [['explain', 't3-bal'], 0, /^T3-BAL\n程度  错误/, /^$/],
  [['explain', 'T3-BAL', '--lang', 'en'], 0, /^T3-BAL\nWeight   error/, /^$/],
  [['explain', 'T3-BALL'], 2, /^$/, /没有“T3-BALL”这条规则或代码/],
  [['explain'], 0, /^empty-file +错误 [^]*\nT3-BAL +错误/, /^$/],

  [['template', '--year', '2024'], 2, /^$/, /缺少 --org/],
  [['template', '--org', '419001-gov-office'], 2, /^$/, /缺少 --year/],
  [['template', '--org', 'gov', '--year', '2024'], 2, /^$/, /机构编码“gov”格式不对/],
  [['template', '--org', '419001-gov', '--year', '2018'], 2, /^$/, /年度“2018”不对/],
  [['template', '--org', '419001-gov', '--year', '2024'], 0, /^\ufeff机构编码,419001-gov\r\n/, /--name/],
  [['template', '--from', BALANCE], 1, /^$/, /T3-BAL/],
  [['template', '--from', WIDE], 2, /^$/, /有几份报告，请用 --org 和 --year 指明/],
  [['template', '--from', WIDE, '--year', '2022'], 2, /^$/, /没有要找的上一年报告/],
  [['template', '--from', WIDE, '--year', '2025'], 0, /^\ufeff机构编码,321300-gov\r\n/, /已带入 2024 年度/],

  [['convert', JIYUAN], 2, /^$/, /缺少 --to/],
  [['convert', JIYUAN, '--to', 'long'], 0, /^\ufefforg_id,year,code,value\r\n/, /^$/],
  [['convert', WIDE, '--to', 'form'], 2, /^$/, /有 2 份；请用 --report 指定/],
  [['convert', WIDE, '--to', 'form', '--report', 'x'], 2, /^$/, /没有 x；有：321300-gov\.2023/],
  [['convert', WIDE, '--to', 'form', '--report', '321300-gov.2024'], 0, /^\ufeff机构编码,321300-gov/, /^$/],
  [['convert', BALANCE, '--to', 'wide'], 1, /^$/, /T3-BAL/],
  [['convert', XLSX, '--to', 'wide'], 3, /^$/, /xlsx/],
  [['convert', JIYUAN, '--to', 'wide', '--output', 'README.md'], 2, /^$/, /README\.md 已存在/],
  [['convert', JIYUAN, '--to', 'wide', '--output', 'no/such/folder/a.csv'], 3, /^$/, /找不到文件/],

  [['diff', JIYUAN], 2, /^$/, /要写明文件/],
  [['diff', JIYUAN, JIYUAN], 0, /没有差别/, /^$/],
  [['diff', JIYUAN, BALANCE], 1, /^$/, /T3-BAL/],
  [['diff', JIYUAN, WIDE, WIDE], 2, /^$/, /多写了/],

  [['upload', JIYUAN], 2, /^$/, /不知道上传到哪里/],
  [['upload', JIYUAN, '--bucket', 'b', '--wait', 'long'], 2, /^$/, /应为秒数/],
  [['upload', JIYUAN, '--bucket', 'b', '--sender', 'me'], 2, /^$/, /机构编码“me”/],
  [['upload', 'a.xlsx', '--bucket', 'b'], 2, /^$/, /文件名“a\.xlsx”不能用于上传/],
  [['upload', JIYUAN, '--endpoints', 'no/such'], 3, /^$/, /找不到文件/],
  [['upload', JIYUAN, '--endpoints', 'package.json'], 3, /^$/, /不是 endpoints\.json/],
];

for (const [words, code, out, err] of RUNS) {
  test(`gongkai ${words.join(' ')} ends with ${code}`, async () => {
    const said = fakeTerminal();
    assert.equal(await runGongkai(words, said.terminal), code, said.out() + said.err());
    assert.match(said.out(), out);
    assert.match(said.err(), err);
  });
}

/** [environment, language] */
const LOCALES = [
  [{}, '命令'],
  [{ LANG: 'C.UTF-8' }, '命令'],
  [{ LANG: 'zh_CN.UTF-8' }, '命令'],
  [{ LANG: 'en_GB.UTF-8' }, 'Commands'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'de_DE.UTF-8' }, 'Commands'],
] as const;

for (const [environment, word] of LOCALES) {
  test(`in the locale ${JSON.stringify(environment)} it says ${word}`, async () => {
    const { terminal, out } = fakeTerminal({ environment });
    await runGongkai(['--help'], terminal);
    assert.match(out(), new RegExp(`${word}:`));
  });
}

for (const lang of ['zh-CN', 'en']) {
  test(`every help in ${lang} has no gap left in its words`, async () => {
    for (const name of ['template', 'validate', 'explain', 'upload', 'diff', 'convert', '--help']) {
      const { terminal, out } = fakeTerminal({ width: 80 });
      await runGongkai(
        name === '--help' ? [name, '--lang', lang] : [name, '--help', '--lang', lang],
        terminal,
      );
      assert.doesNotMatch(out(), /\{|undefined/);
    }
  });
}

test('a fault of the program is not told as the user’s', async () => {
  const { terminal } = fakeTerminal({ readStdin: () => Promise.reject(new Error('planted')) });
  await assert.rejects(runGongkai(['validate', '-'], terminal), /planted/);
});
