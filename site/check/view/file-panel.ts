import { element } from '../../dom/element.ts';
import type { Say } from '../../shell/speaker.ts';
import { tablesInHtml } from '../paste/tables-in-html.ts';
import { tableInText } from '../paste/tables-in-text.ts';
import type { CheckWord } from '../words.ts';

type Tables = readonly (readonly (readonly string[])[])[];

/** What comes in by the panel. */
export interface FileActions {
  readonly files: (files: readonly File[]) => void;
  /** Tables copied from a document; empty where none was found. */
  readonly tables: (tables: Tables) => void;
}

/** Where files are dropped or chosen, and tables pasted. */
export function filePanel(say: Say<CheckWord>, actions: FileActions): HTMLElement {
  const input = element('input', {
    id: 'files',
    type: 'file',
    multiple: true,
    accept: '.csv,.tsv,.txt,.xlsx',
    class: 'hidden-label',
  });
  input.addEventListener('change', () => {
    actions.files([...(input.files ?? [])]);
    input.value = '';
  });
  const zone = element(
    'div',
    { class: 'drop' },
    element('p', {}, say('drop')),
    input,
    element('label', { class: 'button primary', for: 'files' }, say('choose')),
  );
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    actions.files([...(event.dataTransfer?.files ?? [])]);
  });
  return element(
    'section',
    { class: 'step' },
    element('h2', {}, say('step-file')),
    zone,
    pasteField(say, actions.tables),
  );
}

/** What is pasted is read and never shown as it came, so that nothing of a document runs here. */
function pasteField(say: Say<CheckWord>, tables: FileActions['tables']): HTMLElement {
  const field = element('textarea', { id: 'paste', rows: 2, placeholder: say('paste-hint') });
  field.addEventListener('paste', (event) => {
    event.preventDefault();
    const { clipboardData } = event;
    const inHtml = tablesInHtml(clipboardData?.getData('text/html') ?? '');
    const inText = tableInText(clipboardData?.getData('text/plain') ?? '');
    tables(inHtml.length > 0 ? inHtml : inText === undefined ? [] : [inText]);
  });
  return element('div', { class: 'field' }, element('label', { for: 'paste' }, say('paste-label')), field);
}
