import type { Answer } from '../../../core/query/answer.ts';
import { answerFeed } from '../../../core/query/answer-feed.ts';
import { RELEASES_A_PART, releasesOf, type FeedPart } from '../../../core/query/change-feed/change-feed.ts';
import type { FeedSubject, ReleaseNews } from '../../../core/query/change-feed/release-news.ts';
import type { ChangedShardEntry, ChangesOverview } from '../../../core/publish/release/parse-changes.ts';
import type { Problem } from '../../../core/query/problem.ts';
import type { QuestionTo } from '../../../core/query/question.ts';
import { changeFits, shardFits, type ReleasedChange } from '../../../core/query/released-change.ts';
import { inParallel } from '../../flows/in-parallel.ts';
import type { QueryPorts } from '../query-ports.ts';
import { NO_SUCH_RELEASE } from './find-release.ts';
import { ReleaseReader } from './release-reader.ts';

const AT_ONCE = 8;

/** Files of shards that are read for one release; of what stands in others the feed tells the number. */
const MOST_PARTS = 10;

/** Answers with a feed of what releases brought: twenty to forty of them, and for each a bounded number of files. */
export async function findFeed(
  asked: QuestionTo<'feed'>,
  format: FeedPart['format'],
  ports: Pick<QueryPorts, 'feed'>,
): Promise<{ readonly answer: Answer } | { readonly problem: Problem }> {
  const reader = new ReleaseReader(ports);
  const latest = await reader.latest();
  const { archive } = asked;
  if (archive !== undefined && archive * RELEASES_A_PART > latest) return { problem: NO_SUCH_RELEASE };
  const first = latest === 0 ? undefined : await reader.originOf(1);
  const part = { format, archive, latest, first };
  const { from, to } = releasesOf(part);
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const news = await inParallel(numbers, AT_ONCE, (release) => newsOf(release, asked, reader));
  return { answer: answerFeed(asked, news, part) };
}

async function newsOf(release: number, subject: FeedSubject, reader: ReleaseReader): Promise<ReleaseNews> {
  const overview = await reader.overview(release);
  const shards = overview.shards.filter((shard) => shardFits(subject, shard));
  const told = shards.filter(hasChanges).slice(0, MOST_PARTS);
  const rows = (await inParallel(told, AT_ONCE, (shard) => reader.changes(overview, shard))).flat();
  const changes = rows.filter((row) => row.op !== 'new' && changeFits(subject, row));
  return {
    release,
    origin: await reader.originOf(release),
    changes,
    ...(await countsOf(subject, { overview, shards, changes }, reader)),
  };
}

interface Looked {
  readonly overview: ChangesOverview;
  readonly shards: readonly ChangedShardEntry[];
  readonly changes: readonly ReleasedChange[];
}

/** Shards count for themselves; for one organisation its own shard has to be read. */
async function countsOf(
  subject: FeedSubject,
  { overview, shards, changes }: Looked,
  reader: ReleaseReader,
): Promise<Pick<ReleaseNews, 'newReports' | 'changedReports'>> {
  const sum = (...names: readonly string[]) =>
    shards.reduce((total, { counts }) => names.reduce((part, name) => part + (counts[name] ?? 0), total), 0);
  if (subject.organisation === undefined)
    return {
      newReports: sum('new_reports'),
      changedReports: sum('corrected_reports', 'withdrawn_reports', 'redacted_reports'),
    };
  const withNew = shards.filter(({ counts }) => (counts['new_reports'] ?? 0) > 0);
  const rows = (await inParallel(withNew, AT_ONCE, (shard) => reader.changes(overview, shard))).flat();
  return {
    newReports: rows.filter((row) => row.op === 'new' && changeFits(subject, row)).length,
    changedReports: new Set(changes.map(({ report_id }) => report_id)).size,
  };
}

function hasChanges({ changes, counts }: ChangedShardEntry): boolean {
  return changes > (counts['new_reports'] ?? 0);
}
