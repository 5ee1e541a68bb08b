import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PROGRAM, ROOT, runCli, type Given } from './run-cli.ts';

const JIYUAN = 'data-samples/济源 2021年报(终稿).csv';
const BALANCE = 'data-samples/invalid/T3-BAL.csv';
const balance = readFileSync(join(ROOT, BALANCE));

/** [words, what it is given, exit code, standard output, standard error] */
const RUNS: readonly (readonly [readonly string[], Given, number, RegExp, RegExp])[] = [
  [[], {}, 2, /^$/, /用法/],
  [['--help'], { environment: { LANG: 'en_GB.UTF-8' } }, 0, /^gongkai: check/, /^$/],
  [['validate', JIYUAN], {}, 0, /没有发现错误，可以上传/, /没有给出机构名录/],
  [['validate', BALANCE, '--lang', 'en'], {}, 1, /T3-BAL[^]*Errors found/, /Note: without a register/],
  [['validate', '-'], { stdin: balance }, 1, /^标准输入\n[^]*T3-BAL/, /名录/],
  [['validate', '-'], {}, 3, /empty-file/, /名录/],
  [['validate', '/dev/zero'], {}, 3, /too-large/, /名录/],
  [['validate', 'no/such.csv'], {}, 3, /^$/, /找不到文件 no\/such\.csv\n$/],
  [['validate', '--colour', 'x'], {}, 2, /^$/, /没有这个选项/],
  [['convert', JIYUAN, '--to', 'long'], {}, 0, /^\ufefforg_id,year,code,value\r\n/, /^$/],
];

for (const [words, given, code, out, err] of RUNS) {
  test(`gongkai ${words.join(' ')} ends with ${code}`, async () => {
    const ran = await runCli(words, given);
    assert.equal(ran.code, code, ran.out + ran.err);
    assert.match(ran.out, out);
    assert.match(ran.err, err);
    assert.doesNotMatch(ran.out + ran.err, /\n\s+at .*:\d+|node:internal|\u001b/);
  });
}

test('a reader that leaves early is no fault', async () => {
  const child = spawn(process.execPath, [PROGRAM, 'validate', 'data-samples'], { cwd: ROOT });
  const err: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdout.once('data', () => child.stdout.destroy());
  await new Promise((resolve) => child.on('close', resolve));
  assert.doesNotMatch(Buffer.concat(err).toString(), /EPIPE|故障/);
});
