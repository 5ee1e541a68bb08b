import type { Answer } from '../../../core/query/answer.ts';
import { answerChanges, type ChangesFound } from '../../../core/query/answer-changes.ts';
import { readChangePlace, type ChangePlace } from '../../../core/query/change-place.ts';
import { foreignCursor } from '../../../core/query/check-value.ts';
import type { Problem } from '../../../core/query/problem.ts';
import type { QuestionTo } from '../../../core/query/question.ts';
import { changeFits, shardFits, type ReleasedChange } from '../../../core/query/released-change.ts';
import type { QueryPorts } from '../query-ports.ts';
import { NO_SUCH_RELEASE } from './find-release.ts';
import { ReleaseReader } from './release-reader.ts';

/** Releases that are looked through, and files of shards that are read, for one page; it then ends early and leads on. */
const MOST_RELEASES = 31;
const MOST_PARTS = 60;

/** Answers with what changed after a release, at most one bounded page of it. */
export async function findChanges(
  asked: QuestionTo<'changes'>,
  format: 'json' | 'csv',
  ports: Pick<QueryPorts, 'feed' | 'licence'>,
): Promise<{ readonly answer: Answer } | { readonly problem: Problem }> {
  const reader = new ReleaseReader(ports);
  const latest = await reader.latest();
  if (asked.since > latest || (asked.until ?? 0) > latest) return { problem: noReleaseAfter(latest) };
  const start = startOf(asked, asked.until ?? latest);
  if (start.until > latest || start.release <= asked.since) return { problem: FOREIGN };
  const found = await new Page(asked, reader).fill(start);
  return { answer: answerChanges(asked, found, { licence: ports.licence, format }) };
}

function startOf({ cursor, since }: QuestionTo<'changes'>, until: number): ChangePlace {
  return cursor === undefined ? { release: since + 1, part: 0, row: 0, until } : readChangePlace(cursor);
}

/** One page of changes in the making. */
class Page {
  readonly #asked: QuestionTo<'changes'>;
  readonly #reader: ReleaseReader;
  readonly #rows: ReleasedChange[] = [];
  #parts = 0;

  constructor(asked: QuestionTo<'changes'>, reader: ReleaseReader) {
    this.#asked = asked;
    this.#reader = reader;
  }

  async fill(start: ChangePlace): Promise<ChangesFound> {
    for (let place = start; place.release <= place.until; place = nextRelease(place)) {
      const isTooFar = place.release - start.release >= MOST_RELEASES;
      const next = isTooFar ? place : await this.#takeRelease(place);
      if (next !== undefined) return { rows: this.#rows, next };
    }
    return { rows: this.#rows, next: undefined };
  }

  /** Answers with the place where the page is full. */
  async #takeRelease(place: ChangePlace): Promise<ChangePlace | undefined> {
    const overview = await this.#reader.overview(place.release);
    for (let part = place.part; part < overview.shards.length; part++) {
      const shard = overview.shards[part];
      if (shard === undefined || !shardFits(this.#asked, shard)) continue;
      const from = part === place.part ? place.row : 0;
      if (this.#parts === MOST_PARTS) return { ...place, part, row: from };
      this.#parts += 1;
      const full = this.#takeRows(await this.#reader.changes(overview, shard), from);
      if (full !== undefined) return { ...place, part, row: full };
    }
    return undefined;
  }

  /** Answers with the row at which the page is full. */
  #takeRows(rows: readonly ReleasedChange[], from: number): number | undefined {
    for (const [position, row] of rows.entries()) {
      if (position < from || !changeFits(this.#asked, row)) continue;
      if (this.#rows.length === this.#asked.limit) return position;
      this.#rows.push(row);
    }
    return undefined;
  }
}

function nextRelease(place: ChangePlace): ChangePlace {
  return { ...place, release: place.release + 1, part: 0, row: 0 };
}

/** A release was named that is still to come. */
function noReleaseAfter(latest: number): Problem {
  const detail =
    latest === 0
      ? {
          zh: '还没有发布过：变动从第 1 次发布起，用 since=0 查询',
          en: 'Nothing was released yet: changes are told from release 1 on, for since=0',
        }
      : { zh: `最新一次发布是 ${latest}`, en: `The newest release is ${latest}` };
  return { ...NO_SUCH_RELEASE, detail };
}

const FOREIGN: Problem = {
  kind: 'invalid-parameters',
  detail: { zh: '详见 errors', en: 'See errors' },
  errors: [foreignCursor('cursor')],
};
