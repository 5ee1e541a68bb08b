import { FORMS, type Form } from '../form.ts';
import type { Item } from '../item.ts';
import { APPLICANT_COLUMNS, DISPUTE_COLUMNS, REQUEST_ROWS, type FormId } from '../table-rows.ts';
import { BRIDGED, UNBRIDGED } from './form-bridge.ts';
import { RATES } from './rate.ts';

/**
 * How a line of a series comes about on one form: the item itself, another one that counts nearly the same, a sum
 * of items, or a rate of two sums.
 */
export type SeriesWay =
  | { readonly how: 'direct' | 'approximate'; readonly from: string }
  | { readonly how: 'sum'; readonly of: readonly string[] }
  | { readonly how: 'rate'; readonly part: readonly string[]; readonly whole: readonly string[] }
  | { readonly how: 'none' };

/**
 * What can be drawn over the years of both forms: an item of either, a derived group (`t3_denied`, `t3_unable`,
 * `t3_refused`, `t3_other`, `t4_suit`, and the column `org` of table 三), or a rate. Derived lines are never stored
 * as reported.
 */
export interface SeriesItem {
  /** `t{table}_{row}__{column}`, public and never changed. */
  readonly code: string;
  readonly kind: 'item' | 'group' | 'rate';
  readonly zh: string;
  readonly en: string;
  /** As the form prints it; `%` of a rate. */
  readonly unit: string;
  readonly ways: Readonly<Record<FormId, SeriesWay>>;
  /** What a reader has to know of it, where forms differ. */
  readonly note?: { readonly zh: string; readonly en: string };
}

interface Named {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Rows of table 三 that belong together although the form prints no sum of them. */
const GROUPS: readonly (Named & { readonly start: string })[] = [
  { code: 'denied', start: 'denied_', zh: '（三）不予公开', en: 'Denied' },
  { code: 'unable', start: 'unable_', zh: '（四）无法提供', en: 'Unable to provide' },
  { code: 'refused', start: 'refused_', zh: '（五）不予处理', en: 'Not processed' },
  { code: 'other', start: 'other_', zh: '（六）其他处理', en: 'Other handling' },
];

const ORG: Named = { code: 'org', zh: '法人或其他组织', en: 'legal persons and other organisations' };

/** Every line that a series may have: items of both forms, newest form first, then groups, then rates. */
export const SERIES: readonly SeriesItem[] = [...items(), ...groups(), ...rates()];

const BY_CODE = new Map(SERIES.map((line) => [line.code, line]));

const CODES: ReadonlySet<string> = new Set(BY_CODE.keys());

/** The codes of all lines. */
export function seriesCodes(): ReadonlySet<string> {
  return CODES;
}

/** The line with this code; undefined where there is none. */
export function seriesItem(code: string): SeriesItem | undefined {
  return BY_CODE.get(code);
}

function items(): readonly SeriesItem[] {
  const byCode = new Map<string, Item>();
  for (const item of FORMS.toReversed().flatMap((form) => form.items)) {
    if (!byCode.has(item.code)) byCode.set(item.code, item);
  }
  return [...byCode.values()].map(({ code, zhRow, zhColumn, en, unit }) => {
    const note = noteOf(code);
    return {
      code,
      kind: 'item',
      zh: `${zhRow}－${zhColumn}`,
      en,
      unit,
      ways: byForm((form) => wayOfItem(code, form)),
      ...(note && { note }),
    };
  });
}

function wayOfItem(code: string, form: Form): SeriesWay {
  if (form.positionOf.has(code)) return { how: 'direct', from: code };
  const bridge = BRIDGED.find((one) => one.code === code && one.on === form.id);
  if (bridge === undefined) return { how: 'none' };
  const [from = ''] = bridge.from;
  return bridge.how === 'sum' ? { how: 'sum', of: bridge.from } : { how: 'approximate', from };
}

function noteOf(code: string): SeriesItem['note'] {
  const bridged = BRIDGED.find((one) => one.code === code);
  return bridged?.note ?? UNBRIDGED.find(({ start }) => code.startsWith(start))?.note;
}

function groups(): readonly SeriesItem[] {
  const columns = [...APPLICANT_COLUMNS, ORG];
  const grouped = GROUPS.flatMap((row) => columns.map((column) => requestGroup(row, column)));
  const ofOrganisations = REQUEST_ROWS.map((row) => requestGroup({ ...row, zh: row.group + row.zh }, ORG));
  const suits = DISPUTE_COLUMNS.map((column) => ({
    code: `t4_suit__${column.code}`,
    kind: 'group' as const,
    zh: `行政诉讼－${column.zh}`,
    en: `suits: ${column.en}`,
    unit: column.unit,
    ways: byForm(() => ({
      how: 'sum',
      of: ['suit_direct', 'suit_after_review'].map((row) => `t4_${row}__${column.code}`),
    })),
  }));
  return [...grouped, ...ofOrganisations, ...suits];
}

function requestGroup(row: Named & { readonly start?: string }, column: Named): SeriesItem {
  return {
    code: `t3_${row.code}__${column.code}`,
    kind: 'group',
    zh: `${row.zh}－${column.zh}`,
    en: `${row.en} - ${column.en}`,
    unit: '件',
    ways: byForm((form) => {
      const of = rowsOf(row, form).flatMap((code) => columnsOf(column).map((one) => `t3_${code}__${one}`));
      return of.length === 0 ? { how: 'none' } : { how: 'sum', of };
    }),
  };
}

function rowsOf(
  { code, start }: { readonly code: string; readonly start?: string },
  form: Form,
): readonly string[] {
  const rows = REQUEST_ROWS.filter(({ forms }) => forms.includes(form.id)).map((row) => row.code);
  return rows.filter((row) => (start === undefined ? row === code : row.startsWith(start)));
}

function columnsOf({ code }: Named): readonly string[] {
  if (code !== ORG.code) return [code];
  return APPLICANT_COLUMNS.map((column) => column.code).filter((column) => column.startsWith('org_'));
}

/** Rates speak of items and groups; their sums are spelled out on each form. */
function rates(): readonly SeriesItem[] {
  const known = new Map([...items(), ...groups()].map((line) => [line.code, line]));
  const spelled = (codes: readonly string[], form: Form) =>
    codes.flatMap((code) => {
      const way = known.get(code)?.ways[form.id];
      if (way?.how === 'sum') return way.of;
      return way?.how === 'direct' ? [way.from] : [];
    });
  return RATES.map(({ code, zh, en, part, whole }) => ({
    code,
    kind: 'rate',
    zh,
    en,
    unit: '%',
    ways: byForm((form) => ({ how: 'rate', part: spelled(part, form), whole: spelled(whole, form) })),
  }));
}

function byForm(way: (form: Form) => SeriesWay): Readonly<Record<FormId, SeriesWay>> {
  const [form2019, form2021] = FORMS;
  if (form2019 === undefined || form2021 === undefined) throw new Error('both forms are declared');
  return { '2019': way(form2019), '2021': way(form2021) };
}
