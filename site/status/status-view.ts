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

/** The answer in words first, then the facts. */
export function statusView(
  { status, releases, now }: StatusSubject,
  say: Say<keyof typeof STATUS_PAGE_WORDS>,
  language: Language,
): readonly HTMLElement[] {
  const { engine, feeds, units } = status;
  const release = releases?.releases.at(-1);
  const ago = (moment: string) => `${agoWords(moment, now, language)}，${momentWords(moment)}`;
  const row = (name: keyof typeof STATUS_PAGE_WORDS, value: Child) => [
    element('dt', {}, say(name)),
    element('dd', {}, value),
  ];
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
