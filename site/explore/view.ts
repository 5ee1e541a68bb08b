import { FIRST_YEAR } from '../../core/forms/form.ts';
import { ORG_ID } from '../../core/datasets/organisation.ts';
import { seriesItem } from '../../core/forms/series/series-item.ts';

/** What is looked at: it is the address of the page, so that whoever opens that sees the same. */
export interface View {
  readonly organisations: readonly string[];
  /** Two, four or six digits: the total of its organs. */
  readonly region: string | undefined;
  /** Codes of lines. */
  readonly lines: readonly string[];
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** A chart of more lines tells nothing. */
export const MOST_ORGANISATIONS = 8;
export const MOST_LINES = 6;

/** What is shown where an address names no line: received, granted, granted in part. */
const FIRST_LINES = ['t3_new_received__total', 't3_granted__total', 't3_partial__total'];

/** Reads a view out of an address; what could not be meant is left out. */
export function readView(query: string): View {
  const given = new URLSearchParams(query);
  const list = (name: string) => [
    ...new Set((given.get(name) ?? '').split(',').filter((text) => text !== '')),
  ];
  const lines = list('item').filter((code) => seriesItem(code) !== undefined);
  const region = given.get('region') ?? '';
  return {
    organisations: list('org')
      .filter((id) => ORG_ID.test(id))
      .slice(0, MOST_ORGANISATIONS),
    region: /^(?:\d{2}|\d{4}|\d{6})$/.test(region) ? region : undefined,
    lines: (lines.length === 0 ? FIRST_LINES : lines).slice(0, MOST_LINES),
    from: yearOf(given.get('from')),
    to: yearOf(given.get('to')),
  };
}

/** The address of a view, without the question mark; `others` are parameters of the page that are not the view's. */
export function writeView(view: View, others: string): string {
  const query = new URLSearchParams();
  const language = new URLSearchParams(others).get('lang');
  if (language !== null) query.set('lang', language);
  if (view.organisations.length > 0) query.set('org', view.organisations.join(','));
  if (view.region !== undefined) query.set('region', view.region);
  if (view.lines.join() !== FIRST_LINES.join()) query.set('item', view.lines.join(','));
  if (view.from !== undefined) query.set('from', String(view.from));
  if (view.to !== undefined) query.set('to', String(view.to));
  // Commas need no escape in a query, and people read addresses.
  return query.toString().replaceAll('%2C', ',');
}

function yearOf(text: string | null): number | undefined {
  const year = Number(text);
  return text !== null && Number.isInteger(year) && year >= FIRST_YEAR && year <= 2100 ? year : undefined;
}
