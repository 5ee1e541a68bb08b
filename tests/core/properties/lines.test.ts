import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { FORM_2021, FORMS, type Form } from '../../../core/forms/form.ts';
import { balancedValues, seededRandom } from '../../fixtures/balanced-values.ts';
import { contextOf, judge, organisation, REGISTER } from '../upload-factory.ts';
import { runs } from './runs.ts';

const ORGANISATIONS = ['419001-gov-office', '419001-gov', '410000-gov', '999999-nobody', '419001-GOV', ''];
const YEARS = ['2021', '2020', '2023', '2021年', ' 2021', '２０２１', '1999', '20211', ''];
/** What a cell may hold in the place of its number; none of it needs quotes. */
const CELLS = [
  '0',
  '7',
  '12',
  '999',
  '1000',
  '123456789012',
  '1234567890123',
  '00',
  '007',
  '1.50',
  '1.',
  '.5',
  '0.12345678',
  '0.123456789',
  '-3',
  '+4',
  '１２',
  ' 5',
  '6 ',
  '',
  '/',
  '1e3',
  '=1',
  '3件',
  '公',
  '\ufeff1',
  '\u00a08',
  '5?',
  '???',
  '\t',
]; // prettier-ignore
/** Lines that are no reports. */
const LINES = ['', ' ', ',,,', '合计,5', '注：示例', 'org_id,year'];

interface Change {
  readonly row: number;
  readonly column: number;
  readonly to: string;
}

/** How a file is written: which form, in which order, with what beside it, and what is wrong in it. */
interface Written {
  readonly form: Form;
  readonly seed: number;
  readonly isShuffled: boolean;
  readonly others: readonly string[];
  readonly reports: readonly { readonly orgId: string; readonly year: string }[];
  readonly changes: readonly Change[];
  readonly lines: readonly { readonly row: number; readonly line: string }[];
  readonly width: readonly { readonly row: number; readonly by: number }[];
  readonly newline: '\n' | '\r\n';
  readonly ending: boolean;
}

const WRITTEN: fc.Arbitrary<Written> = fc.record({
  form: fc.constantFrom(...FORMS),
  seed: fc.nat(1_000),
  isShuffled: fc.boolean(),
  others: fc.subarray([
    'org_name',
    'section_1',
    'withdrawn',
    'explain:O-ZERO',
    'unknown',
    'based_on_revision',
  ]),
  reports: fc.array(
    fc.record({
      orgId: often('419001-gov-office', ORGANISATIONS),
      year: often('2021', YEARS),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  changes: fc.array(fc.record({ row: fc.nat(3), column: fc.nat(210), to: fc.constantFrom(...CELLS) }), {
    maxLength: 3,
  }),
  lines: fc.array(fc.record({ row: fc.nat(3), line: fc.constantFrom(...LINES) }), { maxLength: 1 }),
  width: fc.array(fc.record({ row: fc.nat(3), by: fc.constantFrom(-1, 1, 2) }), { maxLength: 1 }),
  newline: fc.constantFrom('\n', '\r\n'),
  ending: fc.boolean(),
});

describe('a row that is read in its line is what the parser makes of it', () => {
  test('in a wide file', () => {
    fc.assert(
      fc.property(WRITTEN, (file) => void sameAsParsed(rowsOf(file, wideRows(file)))),
      runs(150),
    );
  });

  test('where the first row is a total without a year', () => {
    const codes = FORM_2021.items.map(({ code }) => code);
    const total = ['合计', '', ...codes.map(() => '0')];
    sameAsParsed([['org_id', 'year', ...codes], total].map((cells) => `${cells.join(',')}\n`).join(''));
  });

  test('in files of many blocks, odd rows among plain ones', () => {
    const orgIds = Array.from({ length: 900 }, (_, at) => `419001-office-${at}`);
    const known = new Map(orgIds.map((orgId) => [orgId, organisation(orgId, '示例机构（虚构）')]));
    const reports = orgIds.map((orgId) => ({ orgId, year: '2021' }));
    const changes = [3, 40, 41, 500, 899].map((row) => ({ row, column: 60 + (row % 100), to: '７' }));
    const whole = {
      form: FORM_2021,
      seed: 1,
      isShuffled: false,
      others: [],
      reports,
      changes,
      lines: [],
      width: [],
    };
    const written: Written = { ...whole, newline: '\r\n', ending: true };
    const fewer = { ...written, reports: reports.slice(0, 140) };
    for (const rows of [wideRows(written), longRows(fewer)])
      assert.ok(sameAsParsed(rowsOf(written, rows), known) > 140 - changes.length);
  });

  test('in files of many blocks, one row with more columns than a file may have', () => {
    const orgIds = Array.from({ length: 140 }, (_, at) => `419001-office-${at}`);
    const reports = orgIds.map((orgId) => ({ orgId, year: '2021' }));
    const whole = {
      form: FORM_2021,
      seed: 1,
      isShuffled: false,
      others: [],
      reports,
      changes: [],
      lines: [],
    };
    for (const [rowsIn, row] of [
      [wideRows, 70],
      [longRows, 14_000],
    ] as const) {
      const file: Written = { ...whole, width: [{ row, by: 300 }], newline: '\n', ending: true };
      assert.equal(sameAsParsed(rowsOf(file, rowsIn(file))), 0);
    }
  });

  test('in a long file', () => {
    fc.assert(
      fc.property(WRITTEN, (file) => void sameAsParsed(rowsOf(file, longRows(file)))),
      runs(60),
    );
  });
});

/**
 * A quote anywhere sends the whole file through the parser, and one round a heading changes nothing else. Answers with
 * the number of reports that were taken.
 */
function sameAsParsed(text: string, organisations = REGISTER): number {
  const quoted = text.replace(/^([^,]*),/, '"$1",');
  assert.notEqual(quoted, text);
  const context = contextOf('incoming/annual-reports/file.csv', { organisations });
  const [one, other] = [judge(text, context), judge(quoted, context)];
  // Told shortly: these may be long.
  assert.ok(isDeepStrictEqual(one, other), JSON.stringify(one.receipt.findings).slice(0, 500));
  assert.ok(JSON.stringify(one.reports) === JSON.stringify(other.reports));
  return one.reports.length;
}

function rowsOf({ lines, width, newline, ending }: Written, rows: readonly (readonly string[])[]): string {
  const [header = [], ...below] = rows;
  const cut = below.map((cells, index) => {
    const by = width.find(({ row }) => row === index)?.by ?? 0;
    return by < 0 ? cells.slice(0, by) : [...cells, ...Array.from({ length: by }, () => '9')];
  });
  const written = [header, ...cut].map((cells) => cells.join(','));
  for (const { row, line } of lines) written.splice(1 + (row % written.length), 0, line);
  return written.join(newline) + (ending ? newline : '');
}

function wideRows(file: Written): readonly (readonly string[])[] {
  const codes = ['org_id', 'year', ...file.others, ...file.form.items.map(({ code }) => code)];
  const random = seededRandom(file.seed);
  const order = codes.map((_, index) => index);
  if (file.isShuffled) for (const index of order.keys()) swap(order, index, random(order.length));
  const reports = file.reports.map(({ orgId, year }, row) => {
    const cells = [
      orgId,
      year,
      ...file.others.map((name) => otherCell(name)),
      ...balancedValues(file.form, random),
    ];
    for (const change of file.changes)
      if (change.row === row) cells[change.column % cells.length] = change.to;
    return cells;
  });
  return [codes, ...reports].map((cells) => order.map((index) => cells[index] ?? ''));
}

function longRows(file: Written): readonly (readonly string[])[] {
  const random = seededRandom(file.seed);
  const columns = file.isShuffled
    ? ['value', 'org_id', 'code', 'org_name', 'year']
    : ['org_id', 'year', 'code', 'value'];
  const rows = file.reports.flatMap(({ orgId, year }, report) => {
    const values: string[] = [...balancedValues(file.form, random)];
    for (const { row, column, to } of file.changes) if (row === report) values[column % values.length] = to;
    const cells = file.form.items.map(({ code }, place) => [code, values[place] ?? ''] as const);
    const texts = file.others
      .filter((name) => name !== 'org_name')
      .map((name) => [name, otherCell(name)] as const);
    return [...cells, ...texts].map(([code, value]) => ({ org_id: orgId, year, code, value, org_name: '' }));
  });
  if (file.seed % 3 === 0) swap(rows, 3, file.seed % rows.length);
  return [
    columns,
    ...rows.map((row) =>
      columns.map((column) => Object.entries(row).find(([name]) => name === column)?.[1] ?? ''),
    ),
  ];
}

function otherCell(name: string): string {
  const cells: Readonly<Record<string, string>> = {
    org_name: '济源市人民政府办公室',
    section_1: '示例：本年度新收申请3件。',
  };
  return cells[name] ?? '';
}

function swap(list: unknown[], one: number, other: number): void {
  const [first, second] = [list[one], list[other]];
  if (first === undefined || second === undefined) return;
  list[one] = second;
  list[other] = first;
}

function often<Value>(usual: Value, others: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}
