import { CATALOGUE } from '../findings/catalogue.ts';
import { RULE_BOOK } from '../judge/rule-book.ts';
import type { RuleEntry } from '../judge/rule-book/rule-entry.ts';
import { RULES } from '../judge/rules/index.ts';

/** The rules as public JSON (`rules.json`): ids, weights, both languages, bases, operands, examples. UTF-8, stable. */
export function renderRules(): string {
  return `${JSON.stringify({ schema: 'gongkai/rules/v1', rules: RULE_BOOK.map(renderEntry) }, null, 2)}\n`;
}

function renderEntry({ id, title, what, mend, basis, forms, operands, passing, failing }: RuleEntry) {
  return {
    id,
    severity: CATALOGUE[id].severity,
    depends: RULES.find(({ code }) => code === id)?.depends ?? 'file',
    title: tagged(title),
    what: tagged(what),
    mend: tagged(mend),
    message: tagged(CATALOGUE[id].message),
    basis: tagged(basis),
    forms,
    operands,
    examples: { passing, failing },
  };
}

function tagged({ zh, en }: { readonly zh: string; readonly en: string }) {
  return { 'zh-CN': zh, en };
}
