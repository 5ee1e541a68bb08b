import { feedJson } from '../../publish/feed-json.ts';
import type { ChangeFeed } from './change-feed.ts';

/** A feed as JSON Feed 1.1; `next_url` leads to what is older. */
export function jsonFeed(feed: ChangeFeed): string {
  const { older } = feed.links;
  return feedJson({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    feed_url: feed.links.self,
    ...(older === undefined ? {} : { next_url: older }),
    language: 'zh-CN',
    authors: [{ name: 'gongkai' }],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.page,
      external_url: entry.data,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.updated,
      tags: [entry.category],
    })),
  });
}
