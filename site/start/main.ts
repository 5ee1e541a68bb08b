import { inLanguage } from '../../core/findings/language.ts';
import { element } from '../dom/element.ts';
import { readConfiguration } from '../shell/configuration.ts';
import { openPage } from '../shell/open-page.ts';
import { PAGES, type PageName } from '../shell/pages.ts';
import { readRoot } from '../shell/read-feeds.ts';
import { speaker } from '../shell/speaker.ts';
import { START_WORDS } from './words.ts';

/** Who comes here, and where their place is. */
const VISITORS: readonly { readonly who: keyof typeof START_WORDS; readonly pages: readonly PageName[] }[] = [
  { who: 'clerk', pages: ['check', 'rules'] },
  { who: 'citizen', pages: ['explore'] },
  { who: 'developer', pages: ['data', 'interface'] },
];

const { language, main } = openPage('index');
const say = speaker(START_WORDS, language);
const soFar = element('p', { class: 'quiet', role: 'status' });

main.append(
  element('h1', {}, say('title')),
  ...(['what', 'how', 'open'] as const).map((name) => element('p', { class: 'lead' }, say(name))),
  soFar,
  element('div', { class: 'entrances' }, ...VISITORS.map(({ who, pages }) => entrance(who, pages))),
);
await tellSoFar();

function entrance(who: keyof typeof START_WORDS, names: readonly PageName[]): HTMLElement {
  return element('section', { class: 'entrance' }, element('h2', {}, say(who)), ...names.flatMap(doorTo));
}

function doorTo(name: PageName): readonly HTMLElement[] {
  const page = PAGES.find((one) => one.name === name);
  if (page === undefined) return [];
  const about = 'about' in page ? [element('p', {}, inLanguage(page.about, language))] : [];
  return [
    element('p', {}, element('a', { href: `/${name}.html` }, inLanguage(page.title, language))),
    ...about,
  ];
}

/** The page says what it is without it. */
async function tellSoFar(): Promise<void> {
  try {
    const root = await readRoot((await readConfiguration()).feeds);
    const [from, to] = [root?.years.at(0)?.year, root?.years.at(-1)?.year];
    if (root !== undefined && from !== undefined && to !== undefined)
      soFar.textContent = say('so-far', { reports: root.reports, from, to });
  } catch {
    soFar.remove();
  }
}
