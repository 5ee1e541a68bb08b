import type { Organisation } from '../../core/datasets/organisation.ts';
import { element } from '../dom/element.ts';
import type { ExplorerSetting, Part } from './part.ts';
import { step } from './step.ts';
import { indexOrganisations } from './find-organisations.ts';
import { regionsOf } from './regions.ts';
import { MOST_ORGANISATIONS, type View } from './view.ts';
import type { ExploreWord } from './words.ts';

const LISTED = 20;

const REGION_GROUPS: ReadonlyMap<number, ExploreWord> = new Map([
  [2, 'provinces'],
  [4, 'cities'],
  [6, 'counties'],
]);

/** Where organisations are found by name and chosen, and a region for its total. */
export function organisationPicker(
  { say, register }: ExplorerSetting,
  change: (part: Partial<View>) => void,
): Part {
  const index = indexOrganisations(register.values());
  let chosen: readonly string[] = [];
  const search = element('input', {
    type: 'search',
    id: 'search',
    autocomplete: 'off',
    placeholder: say('search-hint'),
    oninput: list,
  });
  const told = element('p', { role: 'status', class: 'quiet' });
  const results = element('ul', { class: 'results', 'aria-label': say('results') });
  const chips = element('ul', { class: 'chips', 'aria-label': say('chosen') });
  const region = regionSelect();
  const root = step(
    say('step-who'),
    element('div', { class: 'field' }, element('label', { for: 'search' }, say('search')), search),
    told,
    results,
    chips,
    element('div', { class: 'field' }, element('label', { for: 'region' }, say('region')), region),
  );
  return { root, show };

  function show(view: View): void {
    chosen = view.organisations;
    const none = element('li', { class: 'quiet' }, say('none-chosen'));
    chips.replaceChildren(...(chosen.length === 0 ? [none] : chosen.map(chip)));
    region.value = view.region ?? '';
    list();
  }

  function list(): void {
    const { found, all } = index.find(search.value, LISTED);
    results.replaceChildren(...found.map(result));
    if (search.value.trim() === '') told.replaceChildren();
    else told.replaceChildren(all === 0 ? say('none-found') : say('found', { all, shown: found.length }));
  }

  function result(organisation: Organisation): HTMLElement {
    const { orgId, nameZh } = organisation;
    const isChosen = chosen.includes(orgId);
    const button = element(
      'button',
      {
        type: 'button',
        'aria-pressed': isChosen,
        disabled: !isChosen && chosen.length >= MOST_ORGANISATIONS,
        onclick: () => toggle(orgId),
        'aria-label': say(isChosen ? 'remove' : 'add', { name: nameZh }),
      },
      `${isChosen ? '✓ ' : ''}${nameZh}`,
    );
    return element('li', {}, button, ' ', element('code', {}, orgId));
  }

  function chip(orgId: string): HTMLElement {
    const name = register.get(orgId)?.nameZh ?? orgId;
    return element(
      'li',
      {},
      element('a', { href: `/organisations/${orgId}` }, name),
      element(
        'button',
        { type: 'button', 'aria-label': say('remove', { name }), onclick: () => toggle(orgId) },
        '✕',
      ),
    );
  }

  function toggle(orgId: string): void {
    const without = chosen.filter((id) => id !== orgId);
    change({ organisations: without.length < chosen.length ? without : [...chosen, orgId] });
  }

  function regionSelect(): HTMLSelectElement {
    const select = element(
      'select',
      { id: 'region', onchange: () => change({ region: select.value === '' ? undefined : select.value }) },
      element('option', { value: '' }, say('no-region')),
      ...[...regionsOf(register)].map(([digits, regions]) =>
        element(
          'optgroup',
          { label: say(REGION_GROUPS.get(digits) ?? 'region') },
          ...regions.map(({ code, name }) => element('option', { value: code }, `${code} ${name}`.trim())),
        ),
      ),
    );
    return select;
  }
}
