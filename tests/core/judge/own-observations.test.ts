import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ownObservations } from '../../../core/judge/own-observations.ts';
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
    const found = new Set(ownObservations(report).map(({ code }) => code));
    const { named, contradicted } = CASE_EXPECTATIONS[name] ?? { named: [], contradicted: [] };
    const cells = [...found].filter((code) => OF_CELLS.test(code));
    assert.deepEqual(cells.toSorted(), named.filter((code) => OF_CELLS.test(code)).toSorted());
    for (const code of contradicted) assert.ok(![...found].some((one) => one === code), code);
  });
}

test('a sound filed report shows nothing', () => {
  const bytes = readFileSync(join(ARCHIVE, '../419001-gov-office.2021.long.csv'));
  const [report] = judge(bytes).reports;
  assert.ok(report);
  const { sections: _none, ...figures } = report;
  assert.deepEqual(ownObservations({ ...figures, sections: {} }), []);
});

test('places are named by items and sections, never by cells of a file', () => {
  for (const name of caseNames()) {
    const [report] = judge(
      readFileSync(join(ARCHIVE, `${name}.csv`)),
      contextOf(`incoming/published-reports/${name}.csv`),
    ).reports;
    assert.ok(report);
    for (const { at, facts } of ownObservations(report)) {
      for (const { cell } of at) assert.match(cell, /^(?:t[234]_[a-z0-9_]+|section_[156]|)$/);
      assert.doesNotMatch(facts?.['cells'] ?? '', /\bA1/);
    }
  }
});
