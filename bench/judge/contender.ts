import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { Ajv } from 'ajv';
import Papa from 'papaparse';
import * as v from 'valibot';
import { judgeRead } from '../../core/index.ts';
import { FORM_2021 } from '../../core/forms/form.ts';
import { readUpload } from '../../core/intake/read-upload.ts';
import { contextOf, organisation } from '../../tests/core/upload-factory.ts';
import type { BulkInput, BulkLayout } from './bulk-input.ts';
import { judgeAtTheLimit } from './limit.ts';

/** One way to judge a bulk file; answers with how many reports (or rows) it found sound. */
export type Contender = (layout: BulkLayout, input: BulkInput) => Promise<() => Promise<number> | number>;

const HUGE = { bytes: 2 ** 31, columns: 300, rows: 2 ** 31, cell: 2_000, text: 20_000, texts: 100_000 };

/** What is compared. Each returns the work to be timed, prepared as far as a server would have it prepared. */
export const CONTENDERS = {
  limit:
    async (layout, { bytes, orgIds }) =>
    () =>
      judgeAtTheLimit(layout, bytes, orgIds),

  /** The whole judgement: every rule, each finding with its address, the canonical reports. */
  engine: async (_, { bytes, orgIds }) => {
    const organisations = new Map(orgIds.map((orgId) => [orgId, organisation(orgId, '示例机构（虚构）')]));
    const context = contextOf('incoming/annual-reports/bulk.csv', { organisations });
    return () => {
      const { receipt, reports } = judgeRead(readUpload(bytes, context.upload, HUGE), context);
      if (receipt.counts.error > 0) throw new Error(JSON.stringify(receipt.findings[0]));
      return reports.length;
    };
  },

  /** Types alone, on one thread. */
  duckdb: async (layout, { bytes }) => {
    const file = `/tmp/gongkai-bench-${process.pid}.csv`;
    writeFileSync(file, bytes);
    const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
    const columns =
      layout === 'wide'
        ? { org_id: 'VARCHAR', year: 'INTEGER', ...Object.fromEntries(FORM_2021.items.map(typeOf)) }
        : { org_id: 'VARCHAR', year: 'INTEGER', code: 'VARCHAR', value: 'DECIMAL(18,8)' };
    const list = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`);
    const counted = Object.keys(columns).map((name) => `count("${name}")`);
    const sql = `SELECT count(*), ${counted.join(', ')} FROM read_csv('${file}', header = true, delim = ',', quote = '"', auto_detect = false, columns = {${list.join(', ')}})`;
    return async () => Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0]);
  },

  'papaparse + ajv': async (layout, input) => {
    const check = new Ajv({ coerceTypes: true }).compile(jsonSchemaOf(layout));
    return () => perRow(input, (row) => check(row));
  },

  'papaparse + valibot': async (layout, input) => {
    const schema = valibotSchemaOf(layout);
    return () => perRow(input, (row) => v.safeParse(schema, row).success);
  },
} as const satisfies Readonly<Record<string, Contender>>;

export type ContenderName = keyof typeof CONTENDERS;

function typeOf({ code, kind }: (typeof FORM_2021.items)[number]): readonly [string, string] {
  return [code, kind === 'decimal' ? 'DECIMAL(18,8)' : 'BIGINT'];
}

function perRow({ bytes }: BulkInput, isSound: (row: Record<string, unknown>) => boolean): number {
  let sound = 0;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  Papa.parse<Record<string, unknown>>(text, {
    header: true,
    delimiter: ',',
    newline: '\n',
    skipEmptyLines: true,
    step: ({ data }) => {
      if (!isSound(data)) throw new Error(JSON.stringify(data));
      sound++;
    },
  });
  return sound;
}

function jsonSchemaOf(layout: BulkLayout): object {
  const about = {
    org_id: { type: 'string', pattern: '^\\d{6}-[a-z0-9-]{2,40}$' },
    year: { type: 'integer' },
  };
  const codes = FORM_2021.items.map(({ code }) => code);
  const number = { type: 'number', minimum: 0 };
  const cells =
    layout === 'wide'
      ? Object.fromEntries(
          FORM_2021.items.map(({ code, kind }) => [
            code,
            { ...number, type: kind === 'decimal' ? 'number' : 'integer' },
          ]),
        )
      : { code: { enum: codes }, value: number };
  const properties = { ...about, ...cells };
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function valibotSchemaOf(layout: BulkLayout): v.GenericSchema {
  const whole = v.pipe(v.string(), v.regex(/^(?:0|[1-9]\d*)$/));
  const decimal = v.pipe(v.string(), v.regex(/^(?:0|[1-9]\d*)(?:\.\d+)?$/));
  const about = { org_id: v.pipe(v.string(), v.regex(/^\d{6}-[a-z0-9-]{2,40}$/)), year: whole };
  if (layout === 'long') {
    const codes = FORM_2021.items.map(({ code }) => code);
    return v.strictObject({ ...about, code: v.picklist(codes), value: decimal });
  }
  const cells = FORM_2021.items.map(
    ({ code, kind }) => [code, kind === 'decimal' ? decimal : whole] as const,
  );
  return v.strictObject({ ...about, ...Object.fromEntries(cells) });
}
