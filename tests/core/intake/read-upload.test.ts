import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf, judge } from '../upload-factory.ts';

/** Several blocks. */
const PLAIN = 'aaaaaaaaaaaa,b\n'.repeat(10_000);
const MANY_CELLS = `${'1,'.repeat(301)}\n`;
const LONG = `${'x'.repeat(20_001)}\n`;
const VERY_LONG = `${'x'.repeat(40_003)}\n`;

test('of the limits that a text exceeds the first one is told, whatever notices it', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [MANY_CELLS + PLAIN + MANY_CELLS, 'too-many-columns', 'A1'],
    [MANY_CELLS + PLAIN + LONG, 'too-many-columns', 'A1'],
    [LONG + PLAIN + MANY_CELLS, 'too-many-columns', 'A10002'],
    [MANY_CELLS + VERY_LONG, 'too-many-columns', 'A1'],
    [VERY_LONG + MANY_CELLS, 'field-too-long', 'A1'],
    [MANY_CELLS + PLAIN.repeat(4), 'too-many-columns', 'A1'],
    [PLAIN.repeat(4) + MANY_CELLS, 'too-many-rows', 'A30002'],
    [PLAIN + LONG, 'field-too-long', 'A10001'],
  ];
  for (const [text, code, cell] of cases) assert.deepEqual(told(text), [[code, cell]]);
});

test('a file without a known heading is held to the limits in all its rows', () => {
  for (const dataset of ['annual-reports', 'published-reports', 'organisations', 'rounds'])
    assert.deepEqual(told(PLAIN + MANY_CELLS + PLAIN, dataset), [['too-many-columns', 'A10001']]);
});

function told(text: string, dataset = 'annual-reports') {
  const { findings } = judge(text, contextOf(`incoming/${dataset}/file.csv`)).receipt;
  return findings.map(({ code, at }) => [code, at[0] && 'cell' in at[0] ? at[0].cell : undefined]);
}
