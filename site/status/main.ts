import { element } from '../dom/element.ts';
import { readConfiguration } from '../shell/configuration.ts';
import { openPage } from '../shell/open-page.ts';
import { readReleases } from '../shell/read-releases.ts';
import { speaker } from '../shell/speaker.ts';
import { readStatus } from './read-status.ts';
import { statusView } from './status-view.ts';
import { STATUS_PAGE_WORDS } from './words.ts';

const { language, main } = openPage('status');
const say = speaker(STATUS_PAGE_WORDS, language);
const content = element('div', { 'aria-live': 'polite' });
main.append(
  element('h1', {}, say('title')),
  element('p', { class: 'lead' }, say('lead')),
  content,
  element('p', {}, element('button', { type: 'button', onclick: () => void ask() }, say('again'))),
  element('p', { class: 'quiet' }, say('limits')),
);
await ask();

async function ask(): Promise<void> {
  try {
    const { api, feeds } = await readConfiguration();
    const [status, releases] = await Promise.all([readStatus(`${api}/status`), readReleases(feeds)]);
    content.replaceChildren(...statusView({ status, releases, now: Date.now() }, say, language));
  } catch (error) {
    content.replaceChildren(
      element('p', { role: 'alert', class: 'problem' }, say('failed', { reason: String(error) })),
    );
  }
}
