import { feedJson } from '../../publish/feed-json.ts';
import type { ChangeFeed } from './change-feed.ts';

/** A feed as JSON Feed 1.1; `next_url` leads to what is older. */
export function jsonFeed(feed: ChangeFeed): string {
  const { base, links } = feed;
  return feedJson({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    feed_url: base + links.self,
    ...(links.older === undefined ? {} : { next_url: base + links.older }),
    language: 'zh-CN',
    authors: [{ name: feed.publisher }],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: base + entry.page,
      external_url: base + entry.data,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.updated,
      tags: [entry.category],
    })),
  });
}
