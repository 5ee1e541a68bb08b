import { element } from '../dom/element.ts';
import { readConfiguration } from '../shell/configuration.ts';
import { openPage } from '../shell/open-page.ts';
import { speaker } from '../shell/speaker.ts';
import { operationList } from './operation-list.ts';
import { readDescription } from './read-description.ts';
import { INTERFACE_WORDS } from './words.ts';

const { language, main } = openPage('interface');
const say = speaker(INTERFACE_WORDS, language);
main.append(element('h1', {}, say('title')), element('p', { class: 'lead' }, say('lead')));

try {
  const { api } = await readConfiguration();
  const address = `${api}/openapi.json`;
  const description = await readDescription(address);
  main.append(
    element('p', {}, element('a', { href: address }, say('description'))),
    ...operationList(description, { say, language, origin: new URL(api, location.href).origin }),
  );
} catch (error) {
  main.append(element('p', { role: 'alert', class: 'problem' }, say('failed', { reason: String(error) })));
}
