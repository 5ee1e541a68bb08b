import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { joinParquet } from '../../../../core/publish/release/join-parquet.ts';
import { once } from '../../../../core/publish/release/made-file.ts';
import { aReport } from '../shard-factory.ts';
import { aReleaseYear, bytesOf, makeYear, type Made } from './release-factory.ts';

const PROVINCES = ['11', '41', '65'];
/** More than a row group in one of them. */
const OFFICES = { '11': 3, '41': 320, '65': 1 } as const;

const folder = mkdtempSync(join(tmpdir(), 'gongkai-join-'));
after(() => rmSync(folder, { recursive: true }));
let made: Made;
let parts: readonly Buffer[];
let connection: DuckDBConnection;

before(async () => {
  const reports = Object.entries(OFFICES).flatMap(([province, count]) =>
    Array.from({ length: count }, (_, at) => {
      const orgId = `${province}0000-office-${1000 + at}`;
      return aReport(
        { orgId },
        { t2_fees__amount_wan: `${at}.${province}`, t2_penalty__decisions: String(at) },
      );
    }),
  );
  made = await makeYear(aReleaseYear(reports));
  parts = PROVINCES.map((province) => bodyOf(`2021/provinces/${province}/observations.parquet`));
  for (const [at, part] of parts.entries()) writeFileSync(join(folder, `part-${at}.parquet`), part);
  writeFileSync(join(folder, 'whole.parquet'), bodyOf('2021/observations.parquet'));
  writeFileSync(join(folder, 'observations.csv'), bodyOf('2021/observations.csv'));
  connection = await (await DuckDBInstance.create()).connect();
});

function bodyOf(name: string): Buffer {
  const file = made.get(name);
  assert.ok(file, name);
  return file.body;
}

async function ask(sql: string) {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

const WHOLE = () => `read_parquet('${join(folder, 'whole.parquet')}')`;
const PARTS = () => `read_parquet('${join(folder, 'part-*.parquet')}')`;
const CSV = () => `read_csv('${join(folder, 'observations.csv')}', header = true, all_varchar = true)`;

/** What is asked of all three; conditions are answered by the bounds that row groups state. */
const QUESTIONS = [
  'select count(*)::int, count(value)::int from',
  `select region, sum(value::decimal(38, 6))::varchar as sum from ? group by region order by region`,
  `select code, value, status from ? where region = '650000' order by code`,
  `select value from ? where org_id = '410000-office-1319' and code = 't2_fees__amount_wan'`,
  `select count(*)::int from ? where org_id > '410000-office-1300' and year::int = 2021`,
];

test('of a file that was put together every question has the answer of the long table', async () => {
  for (const question of QUESTIONS) {
    const of = (source: string) =>
      question.includes('?') ? question.replace('?', source) : `${question} ${source}`;
    const answer = await ask(of(CSV()));
    assert.ok(answer.length > 0, question);
    assert.deepEqual(await ask(of(WHOLE())), answer, question);
    assert.deepEqual(await ask(of(PARTS())), answer, question);
  }
});

test('decimals keep their exact sum, and rows their order', async () => {
  const sums = 'select sum(number)::varchar from';
  assert.deepEqual(await ask(`${sums} ${WHOLE()}`), await ask(`${sums} ${PARTS()}`));
  const [first] = await ask(`select report_id from ${WHOLE()} limit 1`);
  assert.deepEqual(first, ['110000-office-1000.2021']);
});

test('the bytes are the same however the files come, and whatever is held back', async () => {
  const whole = bodyOf('2021/observations.parquet');
  for (const heldBack of [16_384, 2 ** 24])
    for (const size of [1_000, 65_536]) {
      const files = parts.map((part) => () => inPieces(part, size));
      assert.ok((await bytesOf(joinParquet(files, heldBack))).equals(whole), `${heldBack} ${size}`);
    }
});

test('what was put together can be put together again', async () => {
  const twice = await bytesOf(
    joinParquet([() => once(bodyOf('2021/observations.parquet')), () => once(parts[0] ?? new Uint8Array())]),
  );
  writeFileSync(join(folder, 'twice.parquet'), twice);
  const count = 'select count(*)::int, sum(number)::varchar from';
  const union = `(select * from ${WHOLE()} union all select * from read_parquet('${join(folder, 'part-0.parquet')}'))`;
  assert.deepEqual(
    await ask(`${count} read_parquet('${join(folder, 'twice.parquet')}')`),
    await ask(`${count} ${union}`),
  );
});

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
