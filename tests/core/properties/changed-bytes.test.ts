import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { formById } from '../../../core/forms/form.ts';
import { readUpload } from '../../../core/intake/read-upload.ts';
import { receiptFailure } from '../receipt-failure.ts';
import { LAYOUTS, sheetRows, write } from '../sheet-file.ts';
import { contextOf, judge } from '../upload-factory.ts';
import { cellsOfBytes, type CellSpan } from './cells-of-bytes.ts';
import { runs } from './runs.ts';

const SAMPLES = join(import.meta.dirname, '../../../data-samples');

interface Base {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly spans: readonly CellSpan[];
  readonly reports: ReadonlyMap<string, CanonicalReport>;
  /** Items by the address of their cell, `row:column`. */
  readonly codes: ReadonlyMap<string, string>;
}

const BASES: readonly Base[] = [
  ...['济源 2021年报(终稿).csv', '419001-gov-office.2021.wide.csv', '321300-gov.2023-2024.wide.csv'].map(
    (name) => baseOf(name, readFileSync(join(SAMPLES, name))),
  ),
  ...LAYOUTS.map((layout) => baseOf(`short ${layout}`, new TextEncoder().encode(write(sheetRows(layout))))),
];

/** What is done to the bytes at a place. */
const CHANGE = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('replace', 'insert', 'delete', 'double'),
  byte: fc.oneof(
    fc.constantFrom(...Array.from(',;\t"\r\n 0123456789-.=x', (sign) => sign.charCodeAt(0))),
    fc.nat(255),
  ),
  length: fc.constantFrom(1, 1, 1, 2, 3, 8, 40),
});
type Change = typeof CHANGE extends fc.Arbitrary<infer Value> ? Value : never;

test('P5: changed bytes change no value but that of the cell that they stand in, and never without a trace', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...BASES),
      fc.array(CHANGE, { minLength: 1, maxLength: 3 }),
      (base, changes) => {
        const { bytes, touched } = apply(base.bytes, changes);
        const judgement = judge(bytes);
        assert.equal(receiptFailure(judgement), undefined);
        for (const report of judgement.reports)
          checkReport(report, base, touched, judgement.receipt.counts.warning);
      },
    ),
    runs(600),
  );
});

test('P6: a file cut at any byte gives no other report without at least a warning', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...BASES),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      (base, share, atLine) => {
        const judgement = judge(base.bytes.subarray(0, cutAt(base.bytes, share, atLine)));
        assert.equal(receiptFailure(judgement), undefined);
        for (const report of judgement.reports) {
          if (judgement.receipt.counts.warning > 0) continue;
          assert.deepEqual(report, base.reports.get(report.reportId), base.name);
        }
      },
    ),
    runs(500),
  );
});

function baseOf(name: string, bytes: Uint8Array): Base {
  const { reports } = judge(bytes);
  const drafts = readUpload(bytes, contextOf().upload).reports;
  const codes = new Map<string, string>();
  for (const draft of drafts)
    for (const { code } of formById('2021').items) {
      const cell = draft.cell(code);
      if (cell) codes.set(`${cell.row}:${cell.column}`, code);
    }
  assert.ok(reports.length > 0, name);
  return {
    name,
    bytes,
    spans: cellsOfBytes(bytes),
    reports: new Map(reports.map((one) => [one.reportId, one])),
    codes,
  };
}

/** Bytes of the longest line break. */
const LINE_BREAK = 2;

/** Applies the changes from the end to the beginning; `touched` are the bytes of the original that were at stake. */
function apply(bytes: Uint8Array, changes: readonly Change[]) {
  const touched: (readonly [number, number])[] = [];
  let result = Buffer.from(bytes);
  for (const { at, kind, byte, length } of changes.toSorted((a, b) => b.at - a.at)) {
    const place = Math.floor(at * bytes.length);
    const rest = result.subarray(place);
    const piece = kind === 'double' ? result.subarray(place, place + length) : Buffer.from([byte]);
    const passed = kind === 'delete' ? length : Number(kind === 'replace');
    result = Buffer.concat([
      result.subarray(0, place),
      kind === 'delete' ? Buffer.alloc(0) : piece,
      rest.subarray(passed),
    ]);
    touched.push([place - 1, place + (kind === 'double' || kind === 'delete' ? length : 1)]);
  }
  return { bytes: new Uint8Array(result), touched };
}

function checkReport(
  report: CanonicalReport,
  base: Base,
  touched: readonly (readonly [number, number])[],
  warnings: number,
): void {
  const cells = base.spans.filter(({ start, end }) =>
    touched.some(([from, to]) => start <= to && end >= from),
  );
  const addresses = new Set(cells.map(({ row, column }) => `${row}:${column}`));
  // A changed id or year makes another report of it; its values are still held to some report of the file.
  const [only] = base.reports.values();
  const original = base.reports.get(report.reportId) ?? only;
  assert.ok(original);
  const texts = cells.map(({ text }) => text);
  if (!base.reports.has(report.reportId))
    assert.ok(
      texts.some((text) => text.includes(original.orgId) || /20\d\d/.test(text)),
      `${report.reportId} out of nothing`,
    );
  const codes = new Set([...addresses].flatMap((address) => base.codes.get(address) ?? []));
  const items = formById(report.form).items;
  for (const [position, value] of report.values.entries()) {
    const code = items[position]?.code ?? '';
    if (base.reports.has(report.reportId) && value !== original.values[position])
      assert.ok(codes.has(code), `${base.name}: ${code} ${original.values[position]} became ${value}`);
  }
  const same = JSON.stringify(report.sections) === JSON.stringify(original.sections);
  // A blank row below a section's title belongs to its text, and so does a row that a break inside the line break
  // behind it makes.
  const near = base.spans.filter(({ start, end }) =>
    touched.some(([from, to]) => start <= to + LINE_BREAK && end >= from - LINE_BREAK),
  );
  const inText = near.some(({ text }) => text.length > 5 || text.trim() === '');
  assert.ok(same || inText || warnings > 0, `${base.name}: a text changed`);
}

function cutAt(bytes: Uint8Array, share: number, atLine: boolean): number {
  const place = Math.floor(share * bytes.length);
  return atLine ? Buffer.from(bytes).indexOf(0x0a, place) + 1 : place;
}
