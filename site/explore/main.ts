import { readConfiguration } from '../shell/configuration.ts';
import { openPage } from '../shell/open-page.ts';
import { readRegister, readRoot } from '../shell/read-feeds.ts';
import { speaker } from '../shell/speaker.ts';
import { element } from '../dom/element.ts';
import { Explorer } from './explorer.ts';
import { EXPLORE_WORDS } from './words.ts';

const { language, main } = openPage('explore');
const say = speaker(EXPLORE_WORDS, language);
main.append(element('h1', {}, say('title')), element('p', { class: 'lead' }, say('lead')));

try {
  const { api, feeds } = await readConfiguration();
  const root = await readRoot(feeds);
  if (root === undefined) main.append(element('p', { role: 'status' }, say('no-feeds')));
  else {
    const register = await readRegister(feeds, root);
    const published = root.years.map(({ year }) => year);
    const [first, last] = [Math.min(...published), Math.max(...published)];
    // A year of which nobody has a report is one of them all the same.
    const years =
      published.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
    new Explorer({ main, say, language, api, register, years }).open();
  }
} catch (error) {
  main.append(element('p', { role: 'alert', class: 'problem' }, say('failed', { reason: String(error) })));
}
