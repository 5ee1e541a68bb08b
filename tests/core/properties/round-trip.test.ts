import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { severityOf } from '../../../core/findings/describe.ts';
import { RULE_BOOK } from '../../../core/judge/rule-book.ts';
import { sheetOf } from '../../../core/publish/layouts/sheet-report.ts';
import { seededRandom } from '../../fixtures/balanced-values.ts';
import { encode, ENCODINGS } from '../encodings.ts';
import { receiptFailure } from '../receipt-failure.ts';
import { LAYOUTS, rowsOf, write } from '../sheet-file.ts';
import { codesOf, judge } from '../upload-factory.ts';
import { ARBITRARY_REPORT, nameOf } from './arbitrary-report.ts';
import { runs } from './runs.ts';

const DIALECT = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\r\n', '\n', '\r'),
  quoteAll: fc.boolean(),
  finalNewline: fc.boolean(),
});
/** What may be said of a sound report however it is written: of its spelling, and by rules that only ask. */
const HARMLESS = ['encoding-utf-16', 'no-final-newline', 'section-blank', ...askingRules()];

test('P1: any accepted report, in any layout, encoding and dialect, reads as the same report', () => {
  fc.assert(
    fc.property(
      ARBITRARY_REPORT,
      fc.constantFrom(...LAYOUTS),
      fc.constantFrom(...ENCODINGS),
      DIALECT,
      (report, layout, encoding, dialect) => {
        const text = write(rowsOf(layout, [sheetOf(report, nameOf(report))]), dialect);
        const judgement = judge(encode(text, encoding));
        assert.deepEqual(judgement.reports, [report]);
        assert.deepEqual(
          codesOf(judgement).filter((code) => !HARMLESS.includes(code)),
          [],
        );
        assert.equal(receiptFailure(judgement), undefined);
      },
    ),
    runs(250),
  );
});

test('P2: the order of columns and rows changes nothing but the order of reports', () => {
  fc.assert(
    fc.property(TWO_REPORTS, fc.constantFrom('wide', 'long'), fc.nat(), (reports, layout, seed) => {
      const sheets = reports.map((report) => sheetOf(report, nameOf(report)));
      const [header = [], ...rows] = rowsOf(layout, sheets);
      const order = shuffled(
        header.map((_, at) => at),
        seed,
      );
      const mixed = [header, ...shuffled(rows, seed + 1)].map((row) => order.map((at) => row[at] ?? ''));
      assert.deepEqual(byId(judge(write(mixed)).reports), byId(reports));
    }),
    runs(60),
  );
});

test('P3: records out are records in, and every row is counted', () => {
  fc.assert(
    fc.property(TWO_REPORTS, fc.constantFrom('wide', 'long'), fc.nat(20), (reports, layout, blanks) => {
      const rows = rowsOf(
        layout,
        reports.map((report) => sheetOf(report, nameOf(report))),
      );
      const [header = [], ...others] = rows;
      const { receipt, reports: taken } = judge(
        write([header, ...Array.from({ length: blanks }, () => ['']), ...others]),
      );
      assert.equal(taken.length, reports.length);
      assert.deepEqual(receipt.lines, {
        read: rows.length + blanks,
        header: 1,
        accepted: rows.length - 1,
        rejected: 0,
        skipped: blanks === 0 ? [] : [{ reason: 'blank', lines: blanks }],
      });
    }),
    runs(60),
  );
});

/** Two sound reports on the same form. */
const TWO_REPORTS = fc
  .tuple(ARBITRARY_REPORT, ARBITRARY_REPORT)
  .filter(([a, b]) => a.reportId !== b.reportId && a.form === b.form);

function byId(reports: readonly CanonicalReport[]): readonly CanonicalReport[] {
  return reports.toSorted((a, b) => (a.reportId < b.reportId ? -1 : 1));
}

function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const random = seededRandom(seed);
  return items
    .map((item) => ({ item, key: random(1_000_000_000) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Rules that never reject: random figures break them at will. */
function askingRules(): readonly string[] {
  return RULE_BOOK.map(({ id }) => id).filter((id) => severityOf({ code: id }) !== 'error');
}
