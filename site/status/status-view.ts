import type { Language } from '../../core/findings/language.ts';
import { element, type Child } from '../dom/element.ts';
import type { ReleaseList } from '../shell/read-releases.ts';
import type { Say } from '../shell/speaker.ts';
import { agoWords, momentWords } from '../shell/time-words.ts';
import type { Status } from './read-status.ts';
import type { STATUS_PAGE_WORDS } from './words.ts';

export interface StatusSubject {
  readonly status: Status;
  readonly releases: ReleaseList | undefined;
  /** Milliseconds. */
  readonly now: number;
}

type Word = keyof typeof STATUS_PAGE_WORDS;

/** The answer in words first, then the facts. */
export function statusView(
  { status, releases, now }: StatusSubject,
  say: Say<Word>,
  language: Language,
): readonly HTMLElement[] {
  const { engine, feeds, units, queue } = status;
  const release = releases?.releases.at(-1);
  const ago = (moment: string) =>
    `${agoWords(moment, now, language)}${language === 'en' ? ', ' : '，'}${momentWords(moment)}`;
  const row = (name: Word, value: Child) => [element('dt', {}, say(name)), element('dd', {}, value)];
  const answer =
    feeds === null
      ? say('empty')
      : units.behind.length === 0
        ? say('fine')
        : say('behind', { count: units.behind.length });
  return [
    element(
      'p',
      { role: 'status', class: units.behind.length === 0 ? 'state fine' : 'state behind' },
      answer,
    ),
    element(
      'dl',
      { class: 'facts' },
      ...(feeds === null
        ? []
        : [
            ...row('changed', ago(feeds.changed_at)),
            ...row('reports', String(feeds.reports)),
            ...row('version', String(feeds.version)),
          ]),
      ...row(
        'release',
        release === undefined ? say('no-release') : `${release.release} · ${ago(release.released_at)}`,
      ),
      ...row('queue', queueWords(queue, say)),
      ...(queue.checked_at === null ? [] : row('swept', ago(queue.checked_at))),
      ...row('last-failure', failureWords(status, { say, ago })),
      ...row('engine', `${engine.version} · ${engine.ruleset}`),
      ...row('asked', momentWords(new Date(now).toISOString())),
    ),
    ...(units.behind.length === 0
      ? []
      : [
          element('h2', {}, say('behind-list')),
          element(
            'ul',
            {},
            ...units.behind.map(({ unit, dirty, published }) =>
              element('li', {}, element('code', {}, unit), ` ${published} → ${dirty}`),
            ),
          ),
        ]),
  ];
}

/** How long the oldest upload without a receipt waits; nothing waits, and nothing is known, are two different things. */
function queueWords({ age_seconds: age, checked_at: checkedAt }: Status['queue'], say: Say<Word>): string {
  if (age !== null) return say('queue-age', { minutes: Math.floor(age / 60), seconds: age % 60 });
  return say(checkedAt === null ? 'queue-unknown' : 'queue-empty');
}

function failureWords(
  { last_failure: failure, queue }: Status,
  { say, ago }: { readonly say: Say<Word>; readonly ago: (moment: string) => string },
): string {
  if (failure !== null) return `${ago(failure.received_at)} · ${failure.receipt}…`;
  return say(queue.checked_at === null ? 'queue-unknown' : 'no-failure');
}
