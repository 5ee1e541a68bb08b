import { csvTable } from '../publish/csv-table.ts';
import { addressOf, feedRoot } from './address.ts';
import type { Answer, Meta } from './answer.ts';
import { STATE_MAX_AGE } from './answer-report.ts';
import { NO_DATA, TRUNCATED } from './answer-reports.ts';
import { writeChangePlace, type ChangePlace } from './change-place.ts';
import { RELEASE_MAX_AGE } from './of-release.ts';
import type { QuestionTo } from './question.ts';
import type { ReleasedChange } from './released-change.ts';
import { writeEnvelope } from './write-envelope.ts';

/** What was found of a page of changes. */
export interface ChangesFound {
  readonly rows: readonly ReleasedChange[];
  /** Where the next page begins; undefined at the end. */
  readonly next: ChangePlace | undefined;
}

const COLUMNS = [
  'release',
  'released_at',
  'op',
  'report_id',
  'org_id',
  'region',
  'year',
  'code',
  'old',
  'new',
  'old_status',
  'new_status',
  'old_revision',
  'revision',
  'reason',
] as const satisfies readonly (keyof ReleasedChange)[];

/** Answers with a page of changes, in the order of releases, shards, organisations and the form. */
export function answerChanges(
  asked: QuestionTo<'changes'>,
  { rows, next }: ChangesFound,
  told: { readonly licence: string; readonly format: 'json' | 'csv' },
): Answer {
  const links = {
    self: addressOf('changes', asked),
    next: next === undefined ? null : addressOf('changes', { ...asked, cursor: writeChangePlace(next) }),
    describedby: null,
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
    warnings: next === undefined ? (rows.length === 0 ? [NO_DATA] : []) : [TRUNCATED],
  };
  const isCsv = told.format === 'csv';
  const data = isCsv ? csvOf(rows) : JSON.stringify(rows);
  const isFixed = asked.until !== undefined || asked.cursor !== undefined;
  return {
    body: isCsv ? data : writeEnvelope(meta, data, links),
    seed: JSON.stringify([told, meta, links.next, data]),
    links,
    maxAge: isFixed ? RELEASE_MAX_AGE : STATE_MAX_AGE,
    varies: true,
    ...(isCsv ? { csv: meta } : {}),
  };
}

/** Values are ours; what a sender wrote, such as a reason, is guarded like every text. */
function csvOf(rows: readonly ReleasedChange[]): string {
  return csvTable(
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => String(row[column] ?? ''))),
  );
}
