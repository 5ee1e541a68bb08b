import { addressOf, feedRoot } from './address.ts';
import type { Answer } from './answer.ts';
import { STATE_MAX_AGE } from './answer-report.ts';
import { atom } from './change-feed/atom.ts';
import { changeFeed, type FeedPart } from './change-feed/change-feed.ts';
import { jsonFeed } from './change-feed/json-feed.ts';
import type { ReleaseNews } from './change-feed/release-news.ts';
import { RELEASE_MAX_AGE } from './of-release.ts';
import type { QuestionTo } from './question.ts';

const TYPES = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const;

/** Answers with a document of a change feed. */
export function answerFeed(asked: QuestionTo<'feed'>, news: readonly ReleaseNews[], part: FeedPart): Answer {
  const { region, organisation } = asked;
  const feed = changeFeed(news, { region, organisation }, part);
  const body = part.format === 'atom' ? atom(feed) : jsonFeed(feed);
  return {
    body,
    seed: body,
    links: {
      self: addressOf('feed', asked),
      next: feed.links.older ?? null,
      describedby: null,
      feed: feedRoot(),
    },
    maxAge: asked.archive === undefined ? STATE_MAX_AGE : RELEASE_MAX_AGE,
    varies: true,
    mediaType: TYPES[part.format],
  };
}
