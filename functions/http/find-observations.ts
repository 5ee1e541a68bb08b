import { answerObservations } from '../../core/query/answer-observations.ts';
import { foreignCursor } from '../../core/query/check-value.ts';
import { ObservationPage } from '../../core/query/observation-page.ts';
import { readPlace, type ObservationPlace } from '../../core/query/observation-place.ts';
import type { Answer } from '../../core/query/answer.ts';
import type { Problem } from '../../core/query/problem.ts';
import type { QuestionTo } from '../../core/query/question.ts';
import type { QueryPorts } from './query-ports.ts';
import { walkReports } from './walk-reports.ts';

/** The most parts with reports that one page is made of; a page of rare cells then ends early and leads on. */
const MOST_PARTS = 20;
/** The same with regions of which nobody has reported yet. */
const MOST_REQUESTS = 60;

/** Answers with the cells that a question asks for, at most one bounded page of them. */
export async function findObservations(
  asked: QuestionTo<'observations'>,
  format: 'json' | 'csv',
  ports: Pick<QueryPorts, 'state' | 'now' | 'licence'>,
): Promise<{ readonly answer: Answer } | { readonly problem: Problem }> {
  const after = asked.cursor === undefined ? undefined : readPlace(asked.cursor);
  if (after !== undefined && !isWithin(after, asked)) return { problem: FOREIGN };
  const walk = await walkReports(asked, after, ports);
  const page = new ObservationPage(asked, after);
  const isAll = await fill(page, walk.parts(needOf(page, asked.limit)));
  const { last, rows } = page;
  const next = isAll || last === undefined ? undefined : { ...last, state: walk.state };
  const moved = after !== undefined && after.state !== walk.state;
  const found = { rows, next, moved };
  return { answer: answerObservations(asked, found, { licence: ports.licence, format }) };
}

function needOf(page: ObservationPage, limit: number) {
  return { width: (year: number) => page.width(year), wanted: () => limit - page.rows.length };
}

/** Whether the walk came to its end. */
async function fill(
  page: ObservationPage,
  parts: ReturnType<Awaited<ReturnType<typeof walkReports>>['parts']>,
): Promise<boolean> {
  let taken = 0;
  let requests = 0;
  for await (const { reports, fits, begins } of parts) {
    if (taken === MOST_PARTS || requests === MOST_REQUESTS) {
      // The part that came now is one too many: the next page begins with it.
      if (begins !== undefined) page.leaveBefore(begins);
      return false;
    }
    for (const report of reports) {
      if (fits(report)) page.take(report);
      else page.pass(report);
    }
    if (page.isFull) return false;
    taken += reports.length > 0 ? 1 : 0;
    requests += 1;
  }
  return true;
}

function isWithin(
  { orgId, year }: ObservationPlace,
  asked: Pick<QuestionTo<'observations'>, 'organisation' | 'region' | 'year'>,
): boolean {
  if (asked.year !== undefined && asked.year !== year) return false;
  if (asked.organisation !== undefined && asked.organisation !== orgId) return false;
  return orgId.startsWith(asked.region ?? '');
}

const FOREIGN: Problem = {
  kind: 'invalid-parameters',
  detail: { zh: '详见 errors', en: 'See errors' },
  errors: [foreignCursor('cursor')],
};
