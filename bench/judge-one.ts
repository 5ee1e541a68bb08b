// One 200-cell report from bytes to receipt, warm: node scripts/launch.mjs bench/judge-one.ts
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeUpload, renderReceipt } from '../core/index.ts';
import { contextOf } from '../tests/core/upload-factory.ts';

const FOLDER = join(import.meta.dirname, '../data-samples');
const FILES = [
  '济源 2021年报(终稿).csv',
  '419001-gov-office.2021.wide.csv',
  '419001-gov-office.2021.long.csv',
];
const ROUNDS = 600;
const WARM_UP = 200;

const rows = FILES.map((file) => measure(file, new Uint8Array(readFileSync(join(FOLDER, file)))));
console.table(rows);

function measure(file: string, bytes: Uint8Array) {
  const context = contextOf();
  const judging = timesOf(() => renderReceipt(judgeUpload(bytes, context).receipt));
  const limit = timesOf(() => lookAtEveryByte(bytes));
  return {
    file,
    bytes: bytes.length,
    'median ms': round(quantile(judging, 0.5)),
    'p95 ms': round(quantile(judging, 0.95)),
    'times a look at every byte': Math.round(quantile(judging, 0.5) / quantile(limit, 0.5)),
  };
}

/** The times of single rounds in milliseconds, sorted, without the rounds that warm the engine up. */
function timesOf(work: () => unknown): readonly number[] {
  const times: number[] = [];
  for (let done = 0; done < WARM_UP + ROUNDS; done++) {
    const start = performance.now();
    work();
    if (done >= WARM_UP) times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b);
}

function lookAtEveryByte(bytes: Uint8Array): number {
  let found = 0;
  for (const byte of bytes) if (byte === 0x2c) found++;
  return found;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
