import type { ChangeFeed } from './change-feed.ts';
import type { FeedEntry } from './feed-entry.ts';

/** A feed as Atom (RFC 4287); an archived part says so (RFC 5005, 4). */
export function atom(feed: ChangeFeed): string {
  const { links, base } = feed;
  const link = (rel: string, href: string) => linkTo(rel, base + href);
  const isArchive = links.self !== links.current;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="zh-CN">',
    `<id>${escaped(feed.id)}</id>`,
    `<title>${escaped(feed.title)}</title>`,
    `<updated>${feed.updated}</updated>`,
    `<author><name>${escaped(feed.publisher)}</name></author>`,
    link('self', links.self),
    ...(isArchive ? ['<fh:archive/>', link('current', links.current)] : []),
    ...(links.older === undefined ? [] : [link('prev-archive', links.older)]),
    ...(links.newer === undefined ? [] : [link('next-archive', links.newer)]),
    ...feed.entries.map((entry) => entryOf(entry, base)),
    '</feed>',
    '',
  ];
  return lines.join('\n');
}

function entryOf(entry: FeedEntry, base: string): string {
  return [
    '<entry>',
    `<id>${escaped(entry.id)}</id>`,
    `<title>${escaped(entry.title)}</title>`,
    `<updated>${entry.updated}</updated>`,
    `<category term="${entry.category}"/>`,
    linkTo('alternate', base + entry.page),
    linkTo('related', base + entry.data, 'application/json'),
    `<summary>${escaped(entry.summary)}</summary>`,
    '</entry>',
  ].join('');
}

function linkTo(rel: string, href: string, type?: string): string {
  return `<link rel="${rel}"${type === undefined ? '' : ` type="${type}"`} href="${escaped(href)}"/>`;
}

/** XML has no way to write most control characters, so they are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
