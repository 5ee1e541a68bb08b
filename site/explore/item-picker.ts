import { inLanguage, type Language } from '../../core/findings/language.ts';
import { meaningOf } from '../../core/forms/row-meanings.ts';
import { SERIES, seriesItem, type SeriesItem } from '../../core/forms/series/series-item.ts';
import { element } from '../dom/element.ts';
import type { ExplorerSetting, Part } from './part.ts';
import { step } from './step.ts';
import { MOST_LINES, type View } from './view.ts';
import type { ExploreWord } from './words.ts';

const FREQUENT = [
  't3_new_received__total',
  't3_granted__total',
  't3_partial__total',
  't3_denied__total',
  't3_unable__total',
  't3_result_total__total',
  't4_review__total',
  't4_suit__total',
];

/** The groups of the list, each with what belongs to it. */
const GROUPS: readonly (readonly [ExploreWord, (line: SeriesItem) => boolean])[] = [
  ['frequent', ({ code }) => FREQUENT.includes(code)],
  ['table-2', ({ code, kind }) => kind === 'item' && code.startsWith('t2_')],
  ['table-3', ({ code, kind }) => kind === 'item' && code.startsWith('t3_')],
  ['table-4', ({ code, kind }) => kind === 'item' && code.startsWith('t4_')],
  ['groups', ({ kind }) => kind === 'group'],
  ['rates', ({ kind }) => kind === 'rate'],
];

/** Where items are chosen; each says in plain words what it counts. */
export function itemPicker({ say, language }: ExplorerSetting, change: (part: Partial<View>) => void): Part {
  let lines: readonly string[] = [];
  const select = element('select', { id: 'item' }, ...GROUPS.map(group));
  const add = element(
    'button',
    { type: 'button', onclick: () => change({ lines: [...new Set([...lines, select.value])] }) },
    say('add-item'),
  );
  const list = element('dl', { class: 'items' });
  const root = step(
    say('step-what'),
    element('div', { class: 'field' }, element('label', { for: 'item' }, say('item')), select, add),
    list,
  );
  return { root, show };

  function show(view: View): void {
    lines = view.lines;
    add.disabled = lines.length >= MOST_LINES;
    list.replaceChildren(...lines.flatMap(told));
  }

  function group([word, belongs]: (typeof GROUPS)[number]): HTMLElement {
    const options = SERIES.filter(belongs).map((line) =>
      element('option', { value: line.code }, inLanguage(line, language)),
    );
    return element('optgroup', { label: say(word) }, ...options);
  }

  function told(code: string): readonly HTMLElement[] {
    const line = seriesItem(code);
    if (line === undefined) return [];
    const name = inLanguage(line, language);
    const remove = () => change({ lines: lines.filter((other) => other !== code) });
    return [
      element(
        'dt',
        {},
        name,
        ' ',
        element('code', {}, code),
        element(
          'button',
          {
            type: 'button',
            disabled: lines.length === 1,
            'aria-label': say('remove', { name }),
            onclick: remove,
          },
          '✕',
        ),
      ),
      element('dd', {}, explanationOf(line)),
    ];
  }

  function explanationOf(line: SeriesItem): string {
    const meaning = meaningOf(line.code);
    const words = line.kind === 'item' ? meaning && inLanguage(meaning, language) : formulaOf(line, language);
    const note = line.note === undefined ? '' : inLanguage(line.note, language);
    return [words ?? '', note].filter((text) => text !== '').join(' ');
  }
}

/** How a derived line is made, in the names of what it is made of. */
function formulaOf({ ways }: SeriesItem, language: Language): string {
  const way = ways['2021'];
  const names = (codes: readonly string[]) =>
    codes
      .map((code) =>
        inLanguage(seriesItem(code) ?? { zh: code, en: code }, language).replace(/－总计$| - total$/, ''),
      )
      .join(' + ');
  if (way.how === 'sum') return `= ${names(way.of)}`;
  return way.how === 'rate' ? `= (${names(way.part)}) ÷ (${names(way.whole)})` : '';
}
