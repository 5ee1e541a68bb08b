import { addressOf } from '../address.ts';
import { feedEntries, type FeedEntry } from './feed-entry.ts';
import { tagOf, wordsOf } from './feed-id.ts';
import type { FeedSubject, ReleaseNews, ReleaseOrigin } from './release-news.ts';

/** Releases in one archived part of a feed, which never changes. */
export const RELEASES_A_PART = 20;

/** One document of a feed, before it is written as Atom or JSON. */
export interface ChangeFeed {
  readonly subject: FeedSubject;
  /** The same for all documents of one feed, and for ever. */
  readonly id: string;
  readonly publisher: string;
  /** What stands before each address; empty while nothing was released. */
  readonly base: string;
  readonly title: string;
  readonly updated: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
  readonly links: FeedLinks;
}

/** Addresses below the public one; undefined where there is none. */
export interface FeedLinks {
  readonly self: string;
  /** The document that goes on changing. */
  readonly current: string;
  /** The archived part that is older than this one, and the one that is newer. */
  readonly older: string | undefined;
  readonly newer: string | undefined;
}

/** Which part of a feed: `archive` is absent of the one that goes on. */
export interface FeedPart {
  readonly format: 'json' | 'atom';
  readonly archive: number | undefined;
  /** Number of the newest release. */
  readonly latest: number;
  /** Of the first release, which names the feeds; undefined while there is none. */
  readonly first: ReleaseOrigin | undefined;
}

/**
 * The releases that a part tells of. An archived part has twenty; the current one has those that fill no part yet and
 * the newest full part, so that whoever looks once in twenty releases misses nothing.
 */
export function releasesOf({ archive, latest }: FeedPart): { readonly from: number; readonly to: number } {
  if (archive !== undefined)
    return { from: (archive - 1) * RELEASES_A_PART + 1, to: archive * RELEASES_A_PART };
  const full = Math.floor(latest / RELEASES_A_PART);
  return { from: Math.max(0, full - 1) * RELEASES_A_PART + 1, to: latest };
}

/**
 * A document of a feed from what its releases brought, oldest first. Addresses are those of the part's newest release,
 * names those of each release itself.
 */
export function changeFeed(news: readonly ReleaseNews[], subject: FeedSubject, part: FeedPart): ChangeFeed {
  const told = news.filter(hasNews);
  const newest = news.at(-1)?.origin;
  const words = ['changes', ...wordsOf(subject)];
  return {
    subject,
    id: part.first === undefined ? `urn:gongkai:${words.join(':')}` : tagOf(part.first, words),
    publisher: newest?.publisher ?? 'gongkai',
    base: newest?.publicUrl ?? '',
    title: `政府信息公开年报开放数据：发布与更正${inBrackets(subject)} · Releases and corrections`,
    // A feed without a release has to have been changed at some time.
    updated: told.at(-1)?.origin.releasedAt ?? part.first?.releasedAt ?? '1970-01-01T00:00:00Z',
    entries: told.toReversed().flatMap((one) => feedEntries(one, subject)),
    links: linksOf(subject, part),
  };
}

function linksOf(subject: FeedSubject, { format, archive, latest }: FeedPart): FeedLinks {
  const address = (number: number | undefined) => addressOf('feed', { ...subject, archive: number, format });
  const full = Math.floor(latest / RELEASES_A_PART);
  const older = archive === undefined ? full - 1 : archive - 1;
  const newer = archive === undefined || archive === full ? undefined : archive + 1;
  return {
    self: address(archive),
    current: address(undefined),
    older: older >= 1 ? address(older) : undefined,
    newer: newer === undefined ? undefined : address(newer),
  };
}

function hasNews({ newReports, changedReports }: ReleaseNews): boolean {
  return newReports + changedReports > 0;
}

function inBrackets(subject: FeedSubject): string {
  return wordsOf(subject)
    .map((name) => `（${name}）`)
    .join('');
}
