import { inLanguage, type Language } from '../../core/findings/language.ts';
import { element } from '../dom/element.ts';
import { openPage } from '../shell/open-page.ts';
import { PAGES, type Page } from '../shell/pages.ts';
import { speaker } from '../shell/speaker.ts';
import { START_WORDS } from './words.ts';

const { language, main } = openPage('index');
const say = speaker(START_WORDS, language);

main.append(
  element('h1', {}, say('title')),
  element('p', { class: 'lead' }, say('lead')),
  element('ul', { class: 'entrances' }, ...PAGES.flatMap((page) => entrance(page, language) ?? [])),
);

function entrance({ name, title, about }: Page, inWhich: Language): HTMLElement | undefined {
  if (about === undefined) return undefined;
  return element(
    'li',
    {},
    element('a', { href: `/${name}.html` }, inLanguage(title, inWhich)),
    element('p', {}, inLanguage(about, inWhich)),
  );
}
