import { inLanguage } from '../../core/findings/language.ts';
import { element } from '../dom/element.ts';
import { pageLanguage } from './language.ts';
import { languageButton, type OpenPage } from './open-page.ts';
import { PAGES, type PageName } from './pages.ts';
import { speaker } from './speaker.ts';
import { SHELL_WORDS } from './words.ts';

/** Opens a page that was carried away as one file: no other page of the site is at hand. */
export function openCarriedPage(name: PageName): OpenPage {
  const language = pageLanguage();
  const page = PAGES.find((one) => one.name === name);
  const title = page ? inLanguage(page.title, language) : '';
  const main = element('main', { id: 'main', tabindex: -1 });
  document.documentElement.lang = language;
  document.title = title;
  document.body.replaceChildren(
    element(
      'header',
      { class: 'site-header' },
      element('span', { class: 'site-name' }, speaker(SHELL_WORDS, language)('site')),
      languageButton(language),
    ),
    main,
  );
  return { language, main };
}
