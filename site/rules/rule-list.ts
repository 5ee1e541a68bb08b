import { inLanguage, type Language } from '../../core/findings/language.ts';
import { element } from '../dom/element.ts';
import type { Say } from '../shell/speaker.ts';
import type { PublishedRule } from './read-rules.ts';
import type { RULES_WORDS } from './words.ts';

type Voice = Say<keyof typeof RULES_WORDS>;

/** All rules, to be narrowed by weight and by words. */
export function ruleList(rules: readonly PublishedRule[], say: Voice, language: Language): HTMLElement {
  const entries = rules.map((rule) => ({ rule, node: ruleEntry(rule, say, language), text: textOf(rule) }));
  const search = element('input', {
    type: 'search',
    id: 'find',
    placeholder: say('find-hint'),
    oninput: narrow,
  });
  const severity = element(
    'select',
    { id: 'severity', onchange: narrow },
    ...(['all', 'error', 'warning', 'notice'] as const).map((name) =>
      element('option', { value: name }, say(name)),
    ),
  );
  const told = element('p', { role: 'status', class: 'quiet' });
  narrow();
  return element(
    'div',
    {},
    element(
      'div',
      { class: 'field no-print' },
      element('label', { for: 'find' }, say('find')),
      search,
      element('label', { for: 'severity' }, say('severity')),
      severity,
    ),
    told,
    ...entries.map(({ node }) => node),
  );

  function narrow(): void {
    const wanted = search.value.trim().toLowerCase();
    let count = 0;
    for (const { rule, node, text } of entries) {
      node.hidden = !(
        text.includes(wanted) &&
        (severity.value === 'all' || severity.value === rule.severity)
      );
      if (!node.hidden) count += 1;
    }
    told.textContent = say('shown', { count });
  }
}

function textOf({ id, title, what }: PublishedRule): string {
  return [id, title.zh, title.en, what.zh, what.en].join(' ').toLowerCase();
}

function ruleEntry(rule: PublishedRule, say: Voice, language: Language): HTMLElement {
  const { id, severity, title, what, mend, basis, message, forms, operands, examples } = rule;
  const row = (name: keyof typeof RULES_WORDS, text: string) => [
    element('dt', {}, say(name)),
    element('dd', {}, text),
  ];
  return element(
    'article',
    { id, class: `rule ${severity}` },
    element(
      'h2',
      {},
      element('a', { href: `#${id}` }, id),
      ' ',
      inLanguage(title, language),
      ' ',
      element('span', { class: 'weight' }, say(severity)),
    ),
    element('p', {}, inLanguage(what, language)),
    element(
      'dl',
      {},
      ...row('mend', inLanguage(mend, language)),
      ...row('message', inLanguage(message, language)),
      ...row('basis', inLanguage(basis, language)),
      ...row('forms', forms.join('、')),
      ...(operands.length === 0 ? [] : row('cells', operands.join('、'))),
    ),
    ...(['failing', 'passing'] as const).map((name) =>
      element(
        'details',
        {},
        element('summary', {}, say(name)),
        element('pre', { tabindex: 0 }, exampleText(examples[name], say)),
      ),
    ),
  );
}

function exampleText(example: Readonly<Record<string, unknown>>, say: Voice): string {
  return Object.keys(example).length === 0 ? say('sound') : JSON.stringify(example, null, 2);
}
