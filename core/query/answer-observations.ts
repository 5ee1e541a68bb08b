import { formOfYear } from '../forms/form.ts';
import { csvText } from '../publish/csv-text.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer, Meta, Warning } from './answer.ts';
import { STATE_MAX_AGE } from './answer-report.ts';
import { NO_DATA, TRUNCATED } from './answer-reports.ts';
import { columnsOf, type ObservationColumn, type ObservationRow } from './observation-row.ts';
import { writePlace, type ObservationPlace } from './observation-place.ts';
import type { QuestionTo } from './question.ts';
import { writeEnvelope } from './write-envelope.ts';

/** What was found of a page of observations. */
export interface ObservationsFound {
  readonly rows: readonly ObservationRow[];
  /** Where the next page begins; undefined at the end. */
  readonly next: ObservationPlace | undefined;
  /** Whether something was accepted since the page before, so that the two may tell different states. */
  readonly moved: boolean;
}

/** Answers with a page of cells, one a row, as JSON or CSV. */
export function answerObservations(
  asked: QuestionTo<'observations'>,
  found: ObservationsFound,
  told: { readonly licence: string; readonly format: 'json' | 'csv' },
): Answer {
  const { rows, next } = found;
  const form = asked.form ?? (asked.year === undefined ? undefined : formOfYear(asked.year)?.id);
  const links = {
    self: addressOf('observations', asked),
    next: next === undefined ? null : addressOf('observations', { ...asked, cursor: writePlace(next) }),
    describedby: addressOf('items', { form }),
    feed: feedRoot(),
  };
  const isWhole = next === undefined && asked.cursor === undefined;
  const meta: Meta = {
    licence: told.licence,
    total: isWhole ? rows.length : null,
    limit: asked.limit,
    truncated: next !== undefined,
    coverage: null,
    codes: null,
    warnings: warningsOf(found),
  };
  const columns = columnsOf(asked.fields);
  const data = told.format === 'csv' ? csvOf(columns, rows) : jsonOf(columns, rows);
  const isCsv = told.format === 'csv';
  return {
    body: isCsv ? data : writeEnvelope(meta, data, links),
    seed: JSON.stringify([told, meta, links.next, data]),
    links,
    maxAge: STATE_MAX_AGE,
    varies: true,
    ...(isCsv ? { csv: meta } : {}),
  };
}

function jsonOf(columns: readonly ObservationColumn[], rows: readonly ObservationRow[]): string {
  // With an array JSON.stringify keeps the named members, in the array's order.
  return JSON.stringify(rows, [...columns]);
}

function csvOf(columns: readonly ObservationColumn[], rows: readonly ObservationRow[]): string {
  const lines = rows.map((row) => columns.map((column) => fieldOf(row, column)).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

/** Numbers stay what they are, a minus included; of the rest only units are not made of letters and digits. */
function fieldOf(row: ObservationRow, column: ObservationColumn): string {
  const field = row[column] ?? '';
  return column === 'value' ? String(field) : csvText(String(field));
}

function warningsOf({ rows, next, moved }: ObservationsFound): readonly Warning[] {
  return [
    ...(rows.length === 0 && next === undefined ? [NO_DATA] : []),
    ...(next === undefined ? [] : [TRUNCATED]),
    ...(moved ? [MOVED] : []),
  ];
}

const MOVED: Warning = {
  code: 'state-moved',
  message: {
    zh: '翻页期间有新的报送被受理：各页的数据可能不属于同一时刻；需要同一时刻的数据请用静态文件',
    en: 'Uploads were accepted since the page before: pages may show different states; static files show one state',
  },
};
