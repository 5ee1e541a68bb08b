import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CellStatus } from '../../../../core/forms/canonical-report.ts';
import { formById, FORMS } from '../../../../core/forms/form.ts';
import { BRIDGED, UNBRIDGED } from '../../../../core/forms/series/form-bridge.ts';
import { SERIES, seriesItem } from '../../../../core/forms/series/series-item.ts';
import { seriesValue, type SeriesCells } from '../../../../core/forms/series/series-value.ts';
import type { FormId } from '../../../../core/forms/table-rows.ts';

/** A report of zeros; `numbers` sets cells, null makes one blank. */
function cells(form: FormId, numbers: Readonly<Record<string, string | null>> = {}): SeriesCells {
  const { positionOf } = formById(form);
  return {
    form,
    cell: (code) => {
      if (!positionOf.has(code)) return undefined;
      const value = code in numbers ? (numbers[code] ?? null) : '0';
      const status: CellStatus = value === null ? 'blank' : 'reported';
      return { value, status };
    },
  };
}

test('every item of both forms is a line of a series, and every code stands once', () => {
  const codes = SERIES.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  assert.equal(SERIES.filter(({ kind }) => kind === 'item').length, 226);
});

test('every item that a form does not have is bridged or said to have no counterpart', () => {
  for (const { code, kind, ways, note } of SERIES) {
    if (kind !== 'item') continue;
    for (const { id, positionOf } of FORMS) {
      if (positionOf.has(code)) continue;
      const bridged = BRIDGED.some((one) => one.code === code && one.on === id);
      const unbridged = UNBRIDGED.some(({ start, on }) => on === id && code.startsWith(start));
      assert.notEqual(bridged, unbridged, `${code} on ${id}`);
      assert.equal(ways[id].how === 'none', unbridged, code);
      assert.ok(note, code);
    }
  }
});

test('every term of every formula is an item of its form', () => {
  for (const { code, ways } of SERIES) {
    for (const { id, positionOf } of FORMS) {
      for (const term of termsOf(ways[id])) assert.ok(positionOf.has(term), `${code} on ${id}: ${term}`);
    }
  }
});

const POINTS = [
  {
    what: 'an item of both forms is itself',
    code: 't3_granted__total',
    form: '2019',
    given: { t3_granted__total: '7' },
    point: { value: '7', status: 'reported', how: 'direct', lacking: [] },
  },
  {
    what: 'what was made stands nearly for what was issued',
    code: 't2_normative_docs__issued',
    form: '2019',
    given: { t2_normative_docs__made_new: '12' },
    point: { value: '12', status: 'reported', how: 'approximate', lacking: [] },
  },
  {
    what: 'what was ever disclosed is not what is in force',
    code: 't2_normative_docs__in_force',
    form: '2019',
    given: { t2_normative_docs__disclosed_total: '99' },
    point: { value: null, status: 'missing', how: 'none', lacking: [] },
  },
  {
    what: 'three rows of the newer form add up to the one of the older',
    code: 't3_other_processing__total',
    form: '2021',
    given: {
      t3_other_no_correction__total: '1',
      t3_other_fee_unpaid__total: '2',
      t3_other_misc__total: '3',
    },
    point: { value: '6', status: 'derived', how: 'sum', lacking: [] },
  },
  {
    what: 'and are not parted the other way',
    code: 't3_other_misc__total',
    form: '2019',
    given: { t3_other_processing__total: '6' },
    point: { value: null, status: 'missing', how: 'none', lacking: [] },
  },
  {
    what: 'the group runs through both forms',
    code: 't3_other__total',
    form: '2019',
    given: { t3_other_processing__total: '6' },
    point: { value: '6', status: 'derived', how: 'sum', lacking: [] },
  },
  {
    what: 'a blank term is not a zero',
    code: 't3_refused__natural',
    form: '2021',
    given: { t3_refused_repeat__natural: null },
    point: { value: null, status: 'missing', how: 'sum', lacking: ['t3_refused_repeat__natural'] },
  },
  {
    what: 'five columns are the organisations',
    code: 't3_new_received__org',
    form: '2021',
    given: {
      t3_new_received__org_other: '2',
      t3_new_received__org_commercial: '3',
      t3_new_received__natural: '9',
    },
    point: { value: '5', status: 'derived', how: 'sum', lacking: [] },
  },
  {
    what: 'both suits',
    code: 't4_suit__total',
    form: '2021',
    given: { t4_suit_direct__total: '2', t4_suit_after_review__total: '3', t4_review__total: '9' },
    point: { value: '5', status: 'derived', how: 'sum', lacking: [] },
  },
  {
    what: '21 requests, none granted, are 0 %',
    code: 't3_granted_share__total',
    form: '2021',
    given: { t3_result_total__total: '21' },
    point: { value: '0.00', status: 'derived', how: 'rate', lacking: [] },
  },
  {
    what: 'no request is not applicable, neither 0 % nor 100 %',
    code: 't3_granted_share__total',
    form: '2021',
    given: {},
    point: { value: null, status: 'not_applicable', how: 'rate', lacking: [] },
  },
  {
    what: 'a blank denominator is missing',
    code: 't3_granted_share__total',
    form: '2021',
    given: { t3_result_total__total: null },
    point: { value: null, status: 'missing', how: 'rate', lacking: ['t3_result_total__total'] },
  },
  {
    what: 'a rate of a group spells the group out',
    code: 't3_denied_share__total',
    form: '2019',
    given: {
      t3_denied_state_secret__total: '1',
      t3_denied_admin_query__total: '1',
      t3_result_total__total: '8',
    },
    point: { value: '25.00', status: 'derived', how: 'rate', lacking: [] },
  },
  {
    what: 'of what was decided, not of what is pending',
    code: 't4_suit_corrected_share__total',
    form: '2021',
    given: { t4_suit_direct__corrected: '1', t4_suit_direct__upheld: '1', t4_suit_direct__pending: '8' },
    point: { value: '50.00', status: 'derived', how: 'rate', lacking: [] },
  },
] as const;

for (const { what, code, form, given, point } of POINTS) {
  test(what, () => assert.deepEqual(seriesValue(code, cells(form, given)), point));
}

test('a code that no series has is refused', () => {
  assert.throws(() => seriesValue('t9_nothing__total', cells('2021')), RangeError);
  assert.equal(seriesItem('t9_nothing__total'), undefined);
});

function termsOf(way: (typeof SERIES)[number]['ways'][FormId]): readonly string[] {
  if (way.how === 'none') return [];
  if (way.how === 'sum') return way.of;
  return way.how === 'rate' ? [...way.part, ...way.whole] : [way.from];
}
