import { inLanguage, type Language } from '../../core/findings/language.ts';
import { FORMS } from '../../core/forms/form.ts';
import { meaningOf } from '../../core/forms/row-meanings.ts';
import { itemDocuments } from '../../core/publish/render-items.ts';
import { element, type Child } from '../dom/element.ts';
import { snippet } from '../dom/snippet.ts';
import { addressIn, type FeedRoot } from '../shell/read-feeds.ts';
import { readReleaseFiles, type ReleaseFiles, type ReleaseList } from '../shell/read-releases.ts';
import type { Say } from '../shell/speaker.ts';
import { momentWords } from '../shell/time-words.ts';
import { snippets } from './snippets.ts';
import { COLUMN_WORDS, type DATA_WORDS } from './words.ts';

export interface CatalogueSetting {
  readonly say: Say<keyof typeof DATA_WORDS>;
  readonly language: Language;
  /** With its origin. */
  readonly api: string;
  readonly feeds: string;
  readonly root: FeedRoot;
  readonly releases: ReleaseList | undefined;
}

interface NamedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** How many releases are told of; the list itself has more. */
const RELEASES_SHOWN = 10;
const YEAR_FOLDER = /^(\d{4})\//;
const PROVINCE_FOLDER = /^\d{4}\/provinces\//;

/** The catalogue as it stands at this moment: datasets with their files, words, licence, and how to use them. */
export class Catalogue {
  private readonly setting: CatalogueSetting;

  constructor(setting: CatalogueSetting) {
    this.setting = setting;
  }

  async sections(): Promise<readonly HTMLElement[]> {
    return [
      this.overview(),
      this.years(),
      this.dictionaries(),
      await this.releases(),
      this.use(),
      this.columns(),
      this.items(),
      this.citation(),
    ];
  }

  private overview(): HTMLElement {
    const { say, root, feeds } = this.setting;
    return element(
      'section',
      {},
      element('p', {}, say('state', { reports: root.reports, version: root.version })),
      element('p', {}, element('a', { href: `${feeds}/index.json` }, say('root'))),
      element('p', {}, `${say('licence')}：`, licence(root.licence)),
    );
  }

  private years(): HTMLElement {
    const { say, root } = this.setting;
    const rows = root.years
      .toReversed()
      .map((entry) => [
        String(entry.year),
        basisOf(entry.form),
        String(entry.reports),
        this.file(say('year-index', { year: entry.year }), entry),
        hash(entry),
      ]);
    return this.section(
      'years',
      table([say('year'), say('form'), say('reports'), say('file'), say('hash')], rows),
    );
  }

  private dictionaries(): HTMLElement {
    const { say, root } = this.setting;
    const rows = root.dictionaries.map((entry) => [
      this.file(entry.name, entry),
      String(entry.rows),
      String(entry.bytes),
      hash(entry),
    ]);
    return this.section('dictionaries', table([say('file'), say('rows'), say('size'), say('hash')], rows));
  }

  private async releases(): Promise<HTMLElement> {
    const { say, releases, feeds } = this.setting;
    const lead = element('p', { class: 'quiet' }, say('releases-lead'));
    const newest = releases?.releases.at(-1);
    if (releases === undefined || newest === undefined)
      return this.section('releases', lead, element('p', {}, say('no-releases')));
    const list = releases.releases
      .toReversed()
      .slice(0, RELEASES_SHOWN)
      .map((one) =>
        element(
          'li',
          {},
          this.file(say('release', { release: one.release }), one),
          ` ${momentWords(one.released_at)} · ${say('changed', one.counts)}`,
        ),
      );
    const files = await readReleaseFiles(feeds, newest.path);
    return this.section(
      'releases',
      lead,
      element('ul', {}, ...list),
      element('h3', {}, say('release', { release: newest.release })),
      ...this.releaseFiles(files),
    );
  }

  /** What holds everything first, then a fold for each year, its provinces in one of their own: a country has thousands. */
  private releaseFiles(files: ReleaseFiles): readonly HTMLElement[] {
    const { say } = this.setting;
    const byYear = Map.groupBy(files, ({ name }) => YEAR_FOLDER.exec(name)?.[1] ?? '');
    const years = [...byYear].filter(([year]) => year !== '').toSorted(([a], [b]) => (a > b ? -1 : 1));
    const folds = years.map(([year, own]) => {
      const ofProvinces = own.filter(({ name }) => PROVINCE_FOLDER.test(name));
      const others = own.filter(({ name }) => !PROVINCE_FOLDER.test(name));
      const count = ofProvinces.length;
      return fold(
        say('release-year', { year, count: own.length }),
        this.fileTable(others),
        ...(count === 0 ? [] : [fold(say('release-provinces', { count }), this.fileTable(ofProvinces))]),
      );
    });
    return [this.fileTable(byYear.get('') ?? []), ...folds];
  }

  private fileTable(files: ReleaseFiles): HTMLElement {
    const { say } = this.setting;
    const rows = files.map((file) => [this.file(file.name, file), String(file.bytes), hash(file)]);
    return table([say('file'), say('size'), say('hash')], rows);
  }

  private use(): HTMLElement {
    const { say } = this.setting;
    const words = { copy: say('copy'), copied: say('copied') };
    const pieces = Object.entries(snippets({ api: this.setting.api, host: location.origin })).flatMap(
      ([name, example]) => [
        element('h3', {}, say(name as keyof ReturnType<typeof snippets>)), // the keys of that very object
        snippet(example, words),
      ],
    );
    return this.section('use', ...pieces);
  }

  private columns(): HTMLElement {
    const { say, language } = this.setting;
    const rows = Object.entries(COLUMN_WORDS).map(([name, words]) => [
      code(name),
      inLanguage(words, language),
    ]);
    return this.section('columns', table([say('column'), say('meaning')], rows));
  }

  private items(): HTMLElement {
    const { say } = this.setting;
    const groups = ([2, 3, 4] as const).map((number) =>
      element('details', {}, element('summary', {}, say(`table-${number}`)), this.itemTable(number)),
    );
    return this.section('items', element('p', { class: 'quiet' }, say('items-lead')), ...groups);
  }

  private itemTable(number: number): HTMLElement {
    const { say, language } = this.setting;
    const rows = itemDocuments()
      .filter((item) => item.table === number)
      .map((item) => {
        const meaning = meaningOf(item.code);
        const name = inLanguage({ zh: `${item.zh_row}·${item.zh_column}`, en: item.en }, language);
        return [
          code(item.code),
          name,
          item.unit,
          item.forms.join(' '),
          meaning === undefined ? '' : inLanguage(meaning, language),
        ];
      });
    return table([say('code'), say('name'), say('unit'), say('form'), say('meaning')], rows);
  }

  private citation(): HTMLElement {
    const { say, root, releases, feeds } = this.setting;
    const newest = releases?.releases.at(-1);
    const facts =
      newest === undefined
        ? {
            what: say('cite-state', { version: root.version }),
            address: `${location.origin}${feeds}/index.json`,
            hash: '—',
          }
        : {
            what: say('release', { release: newest.release }),
            address: `${location.origin}/${newest.path}`,
            hash: newest.sha256,
          };
    return element(
      'section',
      {},
      element('h2', {}, say('cite')),
      element('p', { class: 'cite' }, say('cite-text', facts)),
      element('h2', {}, say('verify')),
      element('p', {}, say('verify-text')),
    );
  }

  private section(heading: keyof typeof DATA_WORDS, ...children: readonly Child[]): HTMLElement {
    return element('section', {}, element('h2', { id: heading }, this.setting.say(heading)), ...children);
  }

  private file(name: string, { path }: NamedFile): HTMLElement {
    return element('a', { href: addressIn(this.setting.feeds, path) }, name);
  }
}

function table(heads: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement {
  const head = element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text)));
  const body = rows.map((row) => element('tr', {}, ...row.map((child) => element('td', {}, child))));
  const label = heads.join(' ');
  return element(
    'div',
    { class: 'scroll', role: 'group', tabindex: 0, 'aria-label': label },
    element('table', {}, element('thead', {}, head), element('tbody', {}, ...body)),
  );
}

function hash({ sha256 }: NamedFile): HTMLElement {
  return element('code', { class: 'hash', title: sha256 }, `${sha256.slice(0, 12)}…`);
}

function code(text: string): HTMLElement {
  return element('code', {}, text);
}

function licence(text: string): Child {
  return text.startsWith('https://') ? element('a', { href: text, rel: 'license' }, text) : text;
}

function basisOf(form: string): string {
  return FORMS.find(({ id }) => id === form)?.basis ?? form;
}

function fold(summary: string, ...content: readonly HTMLElement[]): HTMLElement {
  return element('details', {}, element('summary', {}, summary), ...content);
}
