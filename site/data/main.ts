import { element } from '../dom/element.ts';
import { readConfiguration } from '../shell/configuration.ts';
import { openPage } from '../shell/open-page.ts';
import { readRoot } from '../shell/read-feeds.ts';
import { readReleases } from '../shell/read-releases.ts';
import { speaker } from '../shell/speaker.ts';
import { Catalogue } from './catalogue.ts';
import { DATA_WORDS } from './words.ts';

const { language, main } = openPage('data');
const say = speaker(DATA_WORDS, language);
main.append(element('h1', {}, say('title')), element('p', { class: 'lead' }, say('lead')));

try {
  const { api, feeds } = await readConfiguration();
  const [root, releases] = await Promise.all([readRoot(feeds), readReleases(feeds)]);
  if (root === undefined) main.append(element('p', { role: 'status' }, say('no-feeds')));
  else
    main.append(
      ...(await new Catalogue({
        say,
        language,
        api: new URL(api, location.href).href,
        feeds,
        root,
        releases,
      }).sections()),
    );
} catch (error) {
  main.append(element('p', { role: 'alert', class: 'problem' }, say('failed', { reason: String(error) })));
}
