import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { listOf, memberOf, textOf } from './json-text.ts';

const WIDE_SAMPLE = resolve(
  import.meta.dirname,
  '..',
  '..',
  'data-samples',
  '419001-gov-office.2021.wide.csv',
);

/** Holds the report of the feed and that of the API to the sample, value by value; says how many agree. */
export async function checkReport(url: string, reportId: string, fromFeed: unknown): Promise<string> {
  const address = `${url}/api/v1/reports/${reportId}`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  const expected = sampleValues();
  compare('feed', expected, valuesOf(fromFeed));
  compare('API', expected, valuesOf(memberOf(await response.json(), 'data')));
  return `${expected.size} values of ${reportId} are those of the file, in the feed and at ${address}`;
}

/** Values by code, as they stand in the sample of one row. */
function sampleValues(): ReadonlyMap<string, string> {
  const [header = '', row = ''] = readFileSync(WIDE_SAMPLE, 'utf8').split(/\r?\n/);
  const values = row.split(',');
  const cells = header.split(',').map((code, column): [string, string] => [code, values[column] ?? '']);
  return new Map(cells.filter(([code]) => /^t\d_/.test(code)));
}

function valuesOf(report: unknown): ReadonlyMap<string, string> {
  return new Map(listOf(report, 'cells').map((cell) => [textOf(cell, 'code'), textOf(cell, 'value')]));
}

function compare(
  where: string,
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): void {
  if (found.size !== expected.size)
    throw new Error(`the ${where} has ${found.size} of ${expected.size} values`);
  for (const [code, value] of expected) {
    if (found.get(code) !== value)
      throw new Error(`${code} is ${found.get(code)} in the ${where}, and ${value} in the file`);
  }
}
