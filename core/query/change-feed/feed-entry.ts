import { itemByCode } from '../../forms/item-by-code.ts';
import { addressOf } from '../address.ts';
import type { ReleasedChange } from '../released-change.ts';
import { tagOf, wordsOf } from './feed-id.ts';
import type { FeedSubject, ReleaseNews, ReleaseOrigin } from './release-news.ts';

/** What a feed tells about one release or one report. */
export interface FeedEntry {
  /** Never used for anything else. */
  readonly id: string;
  readonly category: 'release' | 'correction' | 'withdrawal' | 'takedown';
  /** ISO 8601 in UTC. */
  readonly updated: string;
  readonly title: string;
  readonly summary: string;
  /** The page that shows it, and the data behind it; addresses below the public one. */
  readonly page: string;
  readonly data: string;
}

/** Reports of one release that get an entry of their own; the release's entry counts the others. */
export const MOST_REPORTS = 50;

/** Cells that a summary names; of more it says how many there are. */
const MOST_NAMED = 8;

const CATEGORY = { correction: 'correction', withdrawal: 'withdrawal', redaction: 'takedown' } as const;

/** The entries of a release: the release itself, then each report in which something changed. */
export function feedEntries(news: ReleaseNews, subject: FeedSubject): readonly FeedEntry[] {
  const byReport = Map.groupBy(news.changes, ({ report_id, op }) => `${report_id} ${op}`);
  const told = [...byReport.values()]
    .slice(0, MOST_REPORTS)
    .flatMap((rows) => reportEntry(rows, news.origin));
  const left = news.changedReports - told.length;
  return [releaseEntry(news, subject, left), ...told];
}

/** `left`: reports that changed and have no entry of their own. */
function releaseEntry(news: ReleaseNews, subject: FeedSubject, left: number): FeedEntry {
  const { release, origin, newReports, changedReports } = news;
  const { region, organisation } = subject;
  const data = addressOf('changes', { since: release - 1, until: release, region, organisation });
  return {
    id: tagOf(origin, ['release', String(release), ...wordsOf(subject)]),
    category: 'release',
    updated: origin.releasedAt,
    title: `发布 ${release}：新增 ${newReports} 份，变动 ${changedReports} 份 · Release ${release}: ${newReports} new, ${changedReports} changed`,
    summary:
      left > 0
        ? `其中 ${left} 份未在此逐份列出，见数据链接。${left} of them are not listed here; see the data.`
        : '全部变动见数据链接。All changes are in the data.',
    page: data,
    data,
  };
}

function reportEntry(rows: readonly ReleasedChange[], origin: ReleaseOrigin): readonly FeedEntry[] {
  const [first] = rows;
  if (first === undefined || first.op === 'new') return [];
  const { release, report_id: reportId, released_at: updated, org_id: organisation } = first;
  const category = CATEGORY[first.op];
  return [
    {
      id: tagOf(origin, ['release', String(release), reportId, category]),
      category,
      updated,
      title: titleOf(first, rows),
      summary: summaryOf(rows),
      page: `/reports/${reportId}`,
      data: addressOf('changes', { since: release - 1, until: release, organisation }),
    },
  ];
}

function titleOf(
  { op, report_id: id, release }: ReleasedChange,
  { length }: { readonly length: number },
): string {
  if (op === 'withdrawal') return `撤回 ${id}（发布 ${release}）· Withdrawn`;
  if (op === 'redaction') return `已遮盖个人信息 ${id}（发布 ${release}）· Personal data taken out`;
  return `更正 ${id}：${length} 处（发布 ${release}）· ${length} corrected`;
}

function summaryOf(rows: readonly ReleasedChange[]): string {
  const named = rows.flatMap(changeWords);
  const more = named.length > MOST_NAMED ? [`等 ${named.length} 处 · ${named.length} in all`] : [];
  const reason = rows[0]?.reason ?? '';
  return [
    ...named.slice(0, MOST_NAMED),
    ...more,
    ...(reason === '' ? [] : [`原因 · Reason: ${reason}`]),
  ].join('；');
}

function changeWords({ code, old, new: now, old_status, new_status }: ReleasedChange): readonly string[] {
  if (code === null) return [];
  const item = itemByCode(code);
  if (item === undefined) return [code];
  const name = [item.zhRow, item.zhColumn].filter((word) => word !== '').join('·');
  return [`${name} ${old ?? old_status ?? '—'} → ${now ?? new_status ?? '—'}`];
}
