import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runGongkai } from '../../../cli/run-gongkai.ts';
import type { Receipt } from '../../../core/findings/receipt.ts';
import { someFinding, someReceipt } from '../../core/findings/receipt-factory.ts';
import { fakeTerminal } from '../fake-terminal.ts';
import { ROOT } from '../run-cli.ts';
import { startStackDouble, type StackBehaviour } from '../stack-double.ts';

const FILE = join(ROOT, 'data-samples/济源 2021年报(终稿).csv');
const KEY = 'incoming/annual-reports/419001-gov-office/济源 2021年报(终稿).csv';
const folder = mkdtempSync(join(tmpdir(), 'gongkai-upload-'));
after(() => rmSync(folder, { recursive: true }));

const REJECTED = someReceipt({
  status: 'rejected',
  findings: [someFinding()],
  counts: { error: 1, warning: 0, notice: 0 },
});
const WARNED = someReceipt({ status: 'accepted-with-warnings', counts: { error: 0, warning: 1, notice: 0 } });

/** [receipt, further words, exit code, standard output] */
const RECEIPTS: readonly (readonly [Receipt, readonly string[], number, RegExp])[] = [
  [someReceipt(), [], 0, /^419001-gov-office\.2021 {2}已受理 {2}#1\n\n已受理\n/],
  [someReceipt({ status: 'duplicate' }), [], 0, /内容相同，没有变化/],
  [someReceipt({ status: 'superseded' }), [], 0, /已有更新的文件/],
  [REJECTED, [], 1, /T3-BAL[^]*未受理，需要改正\n/],
  [someReceipt({ status: 'partly-accepted' }), [], 1, /部分受理/],
  [someReceipt({ status: 'gone' }), [], 1, /已被删除/],
  [someReceipt({ status: 'failed' }), [], 1, /这是我们的问题/],
  [WARNED, [], 0, /有疑点待核对/],
  [WARNED, ['--fail-on', 'warning'], 1, /有疑点待核对/],
  [REJECTED, ['--format', 'json'], 1, /^\{\n {2}"schema": "gongkai\/receipt\/v1"/],
  [REJECTED, ['--format', 'csv'], 1, /^\ufeff回执编号 receipt_id,/],
  [REJECTED, ['--lang', 'en'], 1, /Not accepted: please correct/],
];

for (const [receipt, words, code, out] of RECEIPTS) {
  test(`a receipt ${receipt.status} ${words.join(' ')} ends with ${code}`, async () => {
    const ran = await upload({ receiptOf: () => receipt }, words);
    assert.equal(ran.code, code, ran.err);
    assert.match(ran.out, out);
  });
}

test('the file goes under its sender, byte for byte, and the receipt is waited for', async () => {
  const ran = await upload({ receiptOf: () => someReceipt(), notYet: 2 });
  assert.deepEqual([ran.code, ran.questions], [0, 3]);
  const [[id, sent] = [], ...others] = [...ran.uploads];
  assert.deepEqual([sent?.key, others.length], [KEY, 0]);
  assert.deepEqual(sent?.body, readFileSync(FILE));
  assert.match(ran.err, new RegExp(`已上传 incoming/annual-reports/.*\n回执编号 ${id}\n`));
});

test('several files make one JSON document', async () => {
  const ran = await upload({ receiptOf: () => REJECTED }, [FILE, '--format', 'json']);
  assert.deepEqual([ran.code, JSON.parse(ran.out).length], [1, 2]);
});

test('without a receipt in time its address is told', async () => {
  const ran = await upload({ receiptOf: () => undefined }, ['--wait', '1']);
  assert.equal(ran.code, 1);
  assert.match(
    ran.err,
    /等了 1 秒，还没有回执；稍后可在 http:\/\/127\.0\.0\.1:\d+\/api\/v1\/receipts\/r-[0-9a-f]{32} 查看/,
  );
});

test('who does not wait is told where the receipt will be', async () => {
  const ran = await upload({ receiptOf: () => undefined }, ['--wait', '0']);
  assert.deepEqual([ran.code, ran.questions], [0, 0]);
  assert.match(ran.err, /稍后可在 http/);
});

/** [what, behaviour, complaint] */
const FAILURES: readonly (readonly [string, StackBehaviour, RegExp])[] = [
  ['a bucket that refuses', { receiptOf: () => undefined, bucketStatus: 403 }, /没有上传成功：/],
  ['a bucket without versions', { receiptOf: () => undefined, versioned: false }, /没有开启版本控制/],
];

for (const [what, behaviour, complaint] of FAILURES) {
  test(`${what} is told without a trace`, async () => {
    const ran = await upload(behaviour);
    assert.equal(ran.code, 1);
    assert.match(ran.err, complaint);
    assert.doesNotMatch(ran.err, /\n\s+at /);
  });
}

test('nobody at the address is told', async () => {
  const { code, err } = await run(['upload', FILE, '--endpoints', endpoints('http://127.0.0.1:9')]);
  assert.equal(code, 1);
  assert.match(err, /没有上传成功：/);
});

async function upload(behaviour: StackBehaviour, words: readonly string[] = []) {
  const stack = await startStackDouble(behaviour);
  try {
    const sender = ['--sender', '419001-gov-office', '--endpoints', endpoints(stack.url)];
    const ran = await run(['upload', FILE, ...sender, ...words]);
    return { ...ran, uploads: stack.uploads, questions: stack.questions() };
  } finally {
    await stack.stop();
  }
}

async function run(words: readonly string[]) {
  const { terminal, out, err } = fakeTerminal();
  const code = await runGongkai(words, terminal);
  return { code, out: out(), err: err() };
}

function endpoints(url: string): string {
  const keys = {
    region: 'us-east-1',
    accessKeyId: 'local',
    secretAccessKey: 'local',
    uploadBucket: 'uploads',
  };
  writeFileSync(join(folder, 'endpoints.json'), JSON.stringify({ http: url, s3: url, ...keys }));
  return folder;
}
