import { element } from '../dom/element.ts';

/** A step of the page with its heading. */
export function step(heading: string, ...children: readonly HTMLElement[]): HTMLElement {
  return element('section', { class: 'step' }, element('h2', {}, heading), ...children);
}
