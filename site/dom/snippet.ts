import { element } from './element.ts';

/** A piece of code that can be taken along by one press; `words` are those of the button before and after. */
export function snippet(
  code: string,
  words: { readonly copy: string; readonly copied: string },
): HTMLElement {
  const button = element('button', { type: 'button', onclick: () => void copy() }, words.copy);
  return element(
    'div',
    { class: 'snippet' },
    element('pre', { tabindex: 0 }, element('code', {}, code)),
    button,
  );

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      button.textContent = words.copied;
    } catch {
      // A browser may refuse; the text can still be marked and copied by hand.
      getSelection()?.selectAllChildren(button.previousElementSibling ?? button);
    }
  }
}
