import { element } from '../dom/element.ts';
import type { ExplorerSetting, Part } from './part.ts';
import { step } from './step.ts';
import type { View } from './view.ts';

/** Where the first and the last year are chosen. */
export function yearPicker({ say, years }: ExplorerSetting, change: (part: Partial<View>) => void): Part {
  const first = years.at(0);
  const last = years.at(-1);
  const select = (id: 'from' | 'to', unlimited: number | undefined) => {
    const made = element(
      'select',
      {
        id,
        onchange: () => change({ [id]: Number(made.value) === unlimited ? undefined : Number(made.value) }),
      },
      ...years.map((year) => element('option', { value: year }, String(year))),
    );
    return made;
  };
  const from = select('from', first);
  const to = select('to', last);
  const root = step(
    say('step-years'),
    element(
      'div',
      { class: 'field' },
      element('label', { for: 'from' }, say('from')),
      from,
      element('label', { for: 'to' }, say('to')),
      to,
    ),
  );
  return {
    root,
    show: (view) => {
      from.value = String(view.from ?? first ?? '');
      to.value = String(view.to ?? last ?? '');
    },
  };
}
