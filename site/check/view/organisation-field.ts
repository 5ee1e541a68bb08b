import { element } from '../../dom/element.ts';
import type { Say } from '../../shell/speaker.ts';
import type { OrganisationFound } from '../engine/requests.ts';
import type { CheckWord } from '../words.ts';

/** A field in which an organisation is looked up by its name. */
export interface OrganisationField {
  readonly root: HTMLElement;
  chosen(): OrganisationFound | undefined;
  choose(one: OrganisationFound): void;
}

const WAIT_MS = 150;
const LIST = 'organisations-found';

/**
 * A combobox after the pattern of the ARIA authoring practices: arrows move through the list, Enter chooses, Escape
 * closes it, and what was found is told.
 */
export function organisationField(
  say: Say<CheckWord>,
  search: (text: string) => Promise<readonly OrganisationFound[]>,
): OrganisationField {
  const input = element('input', {
    id: 'organisation',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': LIST,
    'aria-autocomplete': 'list',
    autocomplete: 'off',
  });
  const list = element('ul', { id: LIST, role: 'listbox', 'aria-label': say('organisation'), hidden: true });
  const told = element('p', { role: 'status', class: 'quiet' });
  let found: readonly OrganisationFound[] = [];
  let chosen: OrganisationFound | undefined;
  let active = -1;
  let timer = 0;

  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    active = -1;
  };
  const choose = (one: OrganisationFound) => {
    chosen = one;
    input.value = one.name;
    told.textContent = say('organisation-chosen', { name: one.name, id: one.orgId });
    close();
  };
  const point = (to: number) => {
    active = found.length === 0 ? -1 : (to + found.length) % found.length;
    for (const [index, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(index === active));
    input.setAttribute('aria-activedescendant', `${LIST}-${active}`);
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  };
  const look = async () => {
    const text = input.value.trim();
    found = text === '' ? [] : await search(text);
    list.replaceChildren(...found.map((one, index) => drawOption(one, index, choose)));
    const isOpen = found.length > 0;
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    active = -1;
    if (text !== '')
      told.textContent = isOpen
        ? say('organisations-found', { count: found.length })
        : say('no-organisation-found');
  };

  input.addEventListener('input', () => {
    chosen = undefined;
    told.textContent = '';
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), WAIT_MS);
  });
  input.addEventListener('keydown', (event) => {
    const one = found[active];
    if (event.key === 'ArrowDown') point(active + 1);
    else if (event.key === 'ArrowUp') point(active - 1);
    else if (event.key === 'Enter' && one) choose(one);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', () => setTimeout(close, WAIT_MS));

  const root = element(
    'div',
    { class: 'field organisation' },
    element('label', { for: 'organisation' }, say('organisation')),
    input,
    list,
    told,
  );
  return { root, chosen: () => chosen, choose };
}

function drawOption(
  one: OrganisationFound,
  index: number,
  choose: (one: OrganisationFound) => void,
): HTMLElement {
  return element(
    'li',
    {
      id: `${LIST}-${index}`,
      role: 'option',
      'aria-selected': 'false',
      onmousedown: (event) => {
        event.preventDefault();
        choose(one);
      },
    },
    one.name,
    ' ',
    element('small', { class: 'quiet' }, one.orgId),
  );
}
