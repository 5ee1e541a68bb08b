import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { exactSum } from '../../../../core/forms/series/exact-sum.ts';
import { aReport } from '../shard-factory.ts';
import { aReleaseYear, makeYear } from './release-factory.ts';

const FEES = ['59237.2449', '190.457379', '0.00', '0.1', '0.2', '123456789012.123456', '999999999999'];

const reports = FEES.map((fee, at) =>
  aReport(
    {
      orgId: `41900${at}-gov`,
      marks: {
        t3_granted__total: { status: 'blank' },
        t3_partial__total: { status: 'text', raw: '增10, "约"' },
      },
    },
    {
      t2_fees__amount_wan: fee,
      t3_new_received__total: String(at * 1_000_000_007),
      t3_granted__total: null,
      t3_partial__total: null,
    },
  ),
);

test('DuckDB reads the same sums from Parquet as from CSV, every decimal exact', async () => {
  const made = await makeYear(aReleaseYear(reports));
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-duckdb-'));
  const files = ['observations.csv', 'observations.csv.gz', 'observations.parquet', 'reports.csv'];
  for (const name of files) writeFileSync(join(folder, name), made.get(`2021/${name}`)?.body ?? '');
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
  try {
    const from = (name: string) =>
      name.endsWith('.parquet')
        ? `read_parquet('${join(folder, name)}')`
        : `read_csv('${join(folder, name)}', header = true, all_varchar = true)`;
    const sums = (name: string, number: string) =>
      ask(`select code, sum(${number})::varchar as sum, count(value), count(*)
           from ${from(name)} group by code order by code`);
    const parquet = await sums('observations.parquet', 'number');
    const csv = await sums('observations.csv', 'value::decimal(38, 6)');
    assert.deepEqual(parquet, csv);
    assert.deepEqual(await sums('observations.csv.gz', 'value::decimal(38, 6)'), csv);
    assert.equal(parquet.length, 200);
    const fees = parquet.find(([code]) => code === 't2_fees__amount_wan');
    assert.equal(fees?.[1], exactSum([...FEES, '0.000000']));

    const texts = `select report_id, org_id, region, year::varchar, form, code, value, unit, status, flags,
                   revision::varchar, raw from`;
    assert.deepEqual(
      await ask(`${texts} ${from('observations.parquet')} order by report_id, code`),
      await ask(`${texts} ${from('observations.csv')} order by report_id, code`),
    );
    assert.deepEqual(
      await ask(`select distinct value, number, status, raw from ${from('observations.parquet')}
                 where code in ('t3_granted__total', 't3_partial__total') order by status`),
      [
        [null, null, 'blank', null],
        [null, null, 'text', '增10, "约"'],
      ],
    );
    const types =
      await ask(`select name, type, precision, scale from parquet_schema('${join(folder, 'observations.parquet')}')
                             where name in ('number', 'value', 'year')`);
    assert.deepEqual(types, [
      ['year', 'INT32', null, null],
      ['value', 'BYTE_ARRAY', null, null],
      ['number', 'INT64', '18', '6'],
    ]);
    const wide = await ask(
      `select count(*), sum(t2_fees__amount_wan::decimal(38, 6))::varchar from ${from('reports.csv')}`,
    );
    assert.deepEqual(wide, [[String(FEES.length), fees?.[1] ?? null]]);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
});

test('a number that does not fit the decimal keeps its exact text and has no number', async () => {
  const made = await makeYear(aReleaseYear([aReport({}, { t2_fees__amount_wan: '0.1234567' })]));
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-duckdb-'));
  const path = join(folder, 'observations.parquet');
  writeFileSync(path, made.get('2021/observations.parquet')?.body ?? '');
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  try {
    const sql = `select value, number, status from read_parquet('${path}') where code = 't2_fees__amount_wan'`;
    assert.deepEqual((await connection.runAndReadAll(sql)).getRowsJson(), [['0.1234567', null, 'reported']]);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
});
