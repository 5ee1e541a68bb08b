import { inLanguage, type Language } from '../../core/findings/language.ts';
import { element } from '../dom/element.ts';
import { readConfiguration } from './configuration.ts';
import { pageLanguage, switchLanguage } from './language.ts';
import { PAGES, type PageName } from './pages.ts';
import { speaker } from './speaker.ts';
import { SHELL_WORDS } from './words.ts';

/** A page that is open: where its content goes, and in which language. */
export interface OpenPage {
  readonly language: Language;
  readonly main: HTMLElement;
}

/** Puts heading, navigation and foot around a page; the page itself fills `main`. */
export function openPage(name: PageName): OpenPage {
  const language = pageLanguage();
  const page = PAGES.find((one) => one.name === name);
  const title = page ? inLanguage(page.title, language) : '';
  const say = speaker(SHELL_WORDS, language);
  const main = element('main', { id: 'main', tabindex: -1 });
  document.documentElement.lang = language;
  document.title = `${title} · ${say('site')}`;
  document.body.replaceChildren(
    element('a', { class: 'skip', href: '#main' }, say('skip')),
    heading(name, language),
    main,
    foot(language),
  );
  return { language, main };
}

function heading(name: PageName, language: Language): HTMLElement {
  const say = speaker(SHELL_WORDS, language);
  const links = PAGES.filter((page) => !('aside' in page)).map((page) =>
    element(
      'li',
      {},
      element(
        'a',
        { href: addressOf(page.name), 'aria-current': page.name === name ? 'page' : undefined },
        inLanguage(page.title, language),
      ),
    ),
  );
  return element(
    'header',
    { class: 'site-header' },
    element('a', { class: 'site-name', href: addressOf('index') }, say('site')),
    element('nav', { 'aria-label': say('navigation') }, element('ul', {}, ...links)),
    languageButton(language),
  );
}

/** Changes to the other language. */
export function languageButton(language: Language): HTMLElement {
  const other = language === 'en' ? 'zh-CN' : 'en';
  return element(
    'button',
    { type: 'button', class: 'language', lang: other, onclick: () => switchLanguage(other) },
    speaker(SHELL_WORDS, language)('other-language'),
  );
}

function foot(language: Language): HTMLElement {
  const say = speaker(SHELL_WORDS, language);
  const links = element(
    'p',
    {},
    element('a', { href: '/feeds/v1/index.json' }, say('open-data')),
    ' · ',
    element('a', { href: '/api/v1/openapi.json' }, say('interface')),
  );
  void addContact(links, say('report-error'));
  return element('footer', { class: 'site-footer' }, element('p', {}, say('no-tracking')), links);
}

/** Where a deployment names somebody who hears of errors. */
async function addContact(links: HTMLElement, words: string): Promise<void> {
  const { contact } = await readConfiguration().catch(() => ({ contact: '' }));
  if (contact === '') return;
  const href = contact.startsWith('https://') ? contact : `mailto:${contact}`;
  links.append(' · ', element('a', { href }, words));
}

function addressOf(name: PageName): string {
  return name === 'index' ? '/' : `/${name}.html`;
}
