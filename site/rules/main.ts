import { element } from '../dom/element.ts';
import { readConfiguration } from '../shell/configuration.ts';
import { openPage } from '../shell/open-page.ts';
import { addressIn, readRoot } from '../shell/read-feeds.ts';
import { speaker } from '../shell/speaker.ts';
import { readRules } from './read-rules.ts';
import { ruleList } from './rule-list.ts';
import { RULES_WORDS } from './words.ts';

const { language, main } = openPage('rules');
const say = speaker(RULES_WORDS, language);
main.append(element('h1', {}, say('title')), element('p', { class: 'lead' }, say('lead')));

try {
  const { feeds } = await readConfiguration();
  const entry = (await readRoot(feeds))?.dictionaries.find(({ name }) => name === 'rules.json');
  if (entry === undefined) throw new Error('rules.json');
  const address = addressIn(feeds, entry.path);
  main.append(
    element('p', {}, element('a', { href: address }, say('file'))),
    ruleList(await readRules(address), say, language),
  );
  // The rule that an address names was not there when the browser looked for it.
  if (location.hash !== '')
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
} catch (error) {
  main.append(element('p', { role: 'alert', class: 'problem' }, say('failed', { reason: String(error) })));
}
