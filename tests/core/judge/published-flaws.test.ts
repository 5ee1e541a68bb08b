import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { publishedFlaws } from '../../../core/judge/published-flaws.ts';
import { caseNames } from '../../../scripts/samples/case-file.ts';
import { CASE_EXPECTATIONS } from '../../golden/case-expectations.ts';
import { contextOf, judge } from '../upload-factory.ts';

const ARCHIVE = join(import.meta.dirname, '../../../data-samples/archive');
/** What follows from the cells of a report alone. */
const OF_CELLS = /^(?:CELL|T3|T4|T2V19)-|^T2-FLOOR$|^P-FORM$/;

for (const name of caseNames()) {
  test(`${name} shows the flaws of its cells that its notes name, and no others`, () => {
    const bytes = readFileSync(join(ARCHIVE, `${name}.csv`));
    const [report] = judge(bytes, contextOf(`incoming/published-reports/${name}.csv`)).reports;
    assert.ok(report);
    const found = new Set(publishedFlaws(report).map(({ code }) => code));
    const { named, contradicted } = CASE_EXPECTATIONS[name] ?? { named: [], contradicted: [] };
    const cells = [...found].filter((code) => OF_CELLS.test(code));
    assert.deepEqual(cells.toSorted(), named.filter((code) => OF_CELLS.test(code)).toSorted());
    for (const code of contradicted) assert.ok(![...found].some((one) => one === code), code);
  });
}

test('a filed report has no published flaws', () => {
  const bytes = readFileSync(join(ARCHIVE, '../419001-gov-office.2021.long.csv'));
  const [report] = judge(bytes).reports;
  assert.ok(report);
  assert.deepEqual(publishedFlaws(report), []);
});
