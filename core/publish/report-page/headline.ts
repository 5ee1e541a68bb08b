import type { CanonicalReport } from '../../forms/canonical-report.ts';
import type { Bilingual } from '../../findings/finding.ts';
import { formById } from '../../forms/form.ts';
import { countCells, type CellSum } from './count-cells.ts';

/**
 * What a report says, in plain words and in its own numbers (一句话看懂): sentences that follow from its cells. A cell
 * without a number is said to have none; a sum over such cells is called a minimum.
 */
export function headline(report: CanonicalReport): readonly Bilingual[] {
  const cells = (...rows: readonly string[]) =>
    countCells(
      report,
      rows.map((row) => `t3_${row}__total`),
    );
  const received = cells('new_received');
  const carried = cells('carried_in');
  const handled = cells('result_total');
  if ([received, carried, handled].every(({ unrecorded }) => unrecorded > 0)) return [NOT_RECORDED];
  if (received.sum === 0n && carried.sum === 0n && handled.sum === 0n)
    return [
      { zh: `${report.year}年没有收到申请。`, en: `No request was received in ${report.year}.` },
      disputes(report),
    ];
  const left = cells('carried_out');
  return [
    {
      zh: `${report.year}年收到申请${say(received)}，上年结转${say(carried)}；办结${say(handled)}，结转下年${say(left)}。`,
      en: `In ${report.year}, requests received: ${tell(received)}; carried over from the year before: ${tell(carried)}; handled: ${tell(handled)}; carried over to the next year: ${tell(left)}.`,
    },
    ...(handled.sum === 0n ? [] : [results(report, handled)]),
    disputes(report),
  ];
}

const NOT_RECORDED: Bilingual = {
  zh: '本报告的申请办理数字未收录。',
  en: 'The numbers of requests of this report were not recorded.',
};

/** Outcomes of requests by the beginning of their rows, as the form groups them. */
const REST = [
  { rows: /^denied_/, zh: '不予公开', en: 'denied' },
  { rows: /^unable_/, zh: '无法提供', en: 'unable to provide' },
  { rows: /^refused_/, zh: '不予处理', en: 'not processed' },
  { rows: /^other_/, zh: '其他处理', en: 'other handling' },
] as const;

function results(report: CanonicalReport, handled: CellSum): Bilingual {
  const granted = countCells(report, ['t3_granted__total']);
  const partial = countCells(report, ['t3_partial__total']);
  const groups = REST.map(({ rows, zh, en }) => ({
    zh,
    en,
    count: countCells(report, totalsOf(report, rows)),
  }));
  const shown = groups.filter(({ count }) => count.sum !== 0n || count.unknown > 0);
  const rest =
    shown.length === 0
      ? { zh: '没有其他结果', en: 'no other result' }
      : {
          zh: `其余为${shown.map(({ zh, count }) => zh + say(count)).join('、')}`,
          en: `the others: ${shown.map(({ en, count }) => `${en} ${tell(count)}`).join(', ')}`,
        };
  const sentence = {
    zh: `办结的申请中，予以公开${say(granted)}，部分公开${say(partial)}；${rest.zh}。`,
    en: `Of those handled, granted: ${tell(granted)}; granted in part: ${tell(partial)}; ${rest.en}.`,
  };
  const odd = mismatch([granted, partial, ...groups.map(({ count }) => count)], handled);
  return { zh: sentence.zh + odd.zh, en: sentence.en + odd.en };
}

function totalsOf(report: CanonicalReport, rows: RegExp): readonly string[] {
  return formById(report.form)
    .items.filter(({ table, row, column }) => table === 3 && column === 'total' && rows.test(row))
    .map(({ code }) => code);
}

const NOTHING_ODD: Bilingual = { zh: '', en: '' };

/** A published total that its parts do not make is said to be one. */
function mismatch(parts: readonly CellSum[], handled: CellSum): Bilingual {
  if (handled.sum === null || parts.some(({ unknown }) => unknown > 0)) return NOTHING_ODD;
  const sum = parts.reduce((total, part) => total + (part.sum ?? 0n), 0n);
  if (sum === handled.sum) return NOTHING_ODD;
  return {
    zh: `各项相加为${sum}件，与总计${handled.sum}件不一致。`,
    en: ` The parts add up to ${sum}, the total says ${handled.sum}.`,
  };
}

function disputes(report: CanonicalReport): Bilingual {
  const review = countCells(report, ['t4_review__total']);
  const suits = countCells(report, ['t4_suit_direct__total', 't4_suit_after_review__total']);
  return {
    zh: `因信息公开引起的行政复议${say(review)}，行政诉讼${say(suits)}。`,
    en: `Administrative reviews about disclosure: ${tell(review)}; lawsuits: ${tell(suits)}.`,
  };
}

function say({ sum, unknown, unrecorded }: CellSum): string {
  if (sum === null) return unknown === unrecorded ? '件数未收录' : '件数未填';
  return unknown === 0 ? `${sum}件` : `至少${sum}件（${unknown}格没有数字）`;
}

function tell({ sum, unknown, unrecorded }: CellSum): string {
  if (sum === null) return unknown === unrecorded ? 'not recorded' : 'not stated';
  if (unknown === 0) return String(sum);
  return `at least ${sum} (${unknown} ${unknown === 1 ? 'cell' : 'cells'} without a number)`;
}
