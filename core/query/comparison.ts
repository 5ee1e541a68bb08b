import { exactSum } from '../forms/series/exact-sum.ts';
import { seriesValue, type SeriesCells } from '../forms/series/series-value.ts';
import { formById } from '../forms/form.ts';
import type { PublishedReport } from '../publish/published-report.ts';

/** How two numbers can be compared, as questions write it. */
export const COMPARISONS = ['gt', 'ge', 'lt', 'le', 'eq', 'ne'] as const;
type Sign = (typeof COMPARISONS)[number];

/** A line of a series against another one or a number: `t3_denied__total.gt.t3_granted__total`. */
export interface Comparison {
  readonly left: string;
  readonly sign: Sign;
  readonly right: string;
}

const SHAPE = new RegExp(
  `^([a-z][a-z0-9_]*)\\.(${COMPARISONS.join('|')})\\.([a-z][a-z0-9_]*|-?\\d{1,15}(?:\\.\\d{1,9})?)$`,
);

/** The comparison that a text states; undefined where it is none, or names a line that is not in `codes`. */
export function readComparison(text: string, codes: ReadonlySet<string>): Comparison | undefined {
  const [, left = '', sign, right = ''] = SHAPE.exec(text) ?? [];
  const known = COMPARISONS.find((one) => one === sign);
  if (known === undefined || !codes.has(left) || !(codes.has(right) || isNumber(right))) return undefined;
  return { left, sign: known, right };
}

/** Whether a report is as the comparison says; with a number missing on either side it is not. */
export function holds({ left, sign, right }: Comparison, report: PublishedReport): boolean {
  const cells = cellsOf(report);
  const a = seriesValue(left, cells).value;
  const b = isNumber(right) ? right : seriesValue(right, cells).value;
  if (a === null || b === null) return false;
  const difference = exactSum([a, b.startsWith('-') ? b.slice(1) : `-${b}`]);
  const order = /^-?0(?:\.0+)?$/.test(difference) ? 0 : difference.startsWith('-') ? -1 : 1;
  return HOLDS[sign](order);
}

const HOLDS: Readonly<Record<Sign, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
};

function isNumber(text: string): boolean {
  return /^[-\d]/.test(text);
}

function cellsOf({ form, values, marks }: PublishedReport): SeriesCells {
  const { positionOf } = formById(form);
  return {
    form,
    cell: (code) => {
      const position = positionOf.get(code);
      if (position === undefined) return undefined;
      return { value: values[position] ?? null, status: marks[code]?.status ?? 'reported' };
    },
  };
}
