import type { FeedSubject, ReleaseOrigin } from './release-news.ts';

/**
 * A name for ever: a tag URI (RFC 4151) of the host and the day of a release, which its manifest keeps. So names of two
 * publishers are never the same, and none changes when the publisher moves to another host.
 */
export function tagOf({ publicUrl, releasedAt }: ReleaseOrigin, words: readonly string[]): string {
  return `tag:${new URL(publicUrl).hostname},${releasedAt.slice(0, 10)}:${words.join(':')}`;
}

/** The words by which the feeds of a region or an organisation are told apart; none of that of everybody. */
export function wordsOf({ organisation, region }: FeedSubject): readonly string[] {
  const name = organisation ?? region;
  return name === undefined ? [] : [name];
}
