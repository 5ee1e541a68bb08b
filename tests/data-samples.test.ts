import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CATALOGUE } from '../core/findings/catalogue.ts';
import { LISTED_FINDINGS } from '../core/findings/receipt.ts';
import { allSamples } from '../scripts/samples/samples.ts';
import { codesOf, contextOf, judge } from './core/upload-factory.ts';

const FOLDER = join(import.meta.dirname, '../data-samples');

interface Expectation {
  readonly path: string;
  readonly key: string;
  readonly receipt: string;
  readonly codes: readonly string[];
  readonly reports: readonly string[];
}

// expected.json is ours, written by the script that these tests compare it with.
const { files } = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as {
  readonly files: readonly Expectation[];
};

/** Errors that no file of the samples can show: they are about the key, the size, our own trouble or the parser. */
const WITHOUT_SAMPLE = ['key-not-allowed', 'too-large', 'gone', 'failed', 'parser-refused'];

/** Statuses that say how an accepted file relates to what stands already. */
const OF_STATE = ['duplicate', 'superseded'];

for (const { path, key, receipt, codes, reports } of files) {
  test(`data-samples/${path}: ${receipt}`, () => {
    const judgement = judge(readFileSync(join(FOLDER, path)), contextOf(key));
    const { lines, findings, counts, status } = judgement.receipt;
    // Whether an accepted file is a duplicate is known to the state, not to the engine.
    assert.equal(status, OF_STATE.includes(receipt) ? 'accepted' : receipt);
    assert.deepEqual(codesOf(judgement, 'error'), codes);
    assert.deepEqual(
      judgement.reports.map(({ reportId }) => reportId),
      reports,
    );
    const skipped = lines.skipped.reduce((sum, one) => sum + one.lines, 0);
    assert.equal(lines.read, lines.header + lines.accepted + lines.rejected + skipped);
    assert.equal(findings.length, Math.min(LISTED_FINDINGS, counts.error + counts.warning + counts.notice));
  });
}

test('the files are what the script writes', () => {
  for (const { path, bytes } of allSamples())
    assert.deepEqual(new Uint8Array(readFileSync(join(FOLDER, path))), bytes, path);
});

test('the README names every file with its receipt and its errors', () => {
  const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  for (const { path, receipt, codes } of files)
    assert.ok(readme.includes(`| ${path} | ${receipt} | ${codes.join(', ') || '–'} |`), path);
});

test('every error of the catalogue has a sample that shows it', () => {
  const shown = new Set(files.flatMap(({ codes }) => codes));
  const errors = Object.entries(CATALOGUE).filter(([, { severity }]) => severity === 'error');
  const lacking = errors
    .map(([code]) => code)
    .filter((code) => !shown.has(code) && !code.startsWith('decision-'));
  assert.deepEqual(lacking.toSorted(), WITHOUT_SAMPLE.toSorted());
});

test('equal reports in three layouts give equal canonical reports', () => {
  const [form, wide, long] = files
    .filter(({ reports }) => reports.includes('419001-gov-office.2021'))
    .map(({ path, key }) => judge(readFileSync(join(FOLDER, path)), contextOf(key)).reports);
  assert.deepEqual(wide, form);
  assert.deepEqual(long, form);
});
