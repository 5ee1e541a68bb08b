import { RULE_BOOK } from '../judge/rule-book.ts';
import type { Sha256 } from './feed-file.ts';
import { renderDictionary, type RenderedDictionary } from './render-dictionary.ts';
import { renderItems } from './render-items.ts';
import { renderRules } from './render-rules.ts';
import { renderSeries } from './render-series.ts';

/** Grows with every change of a rule or of its words. */
const RULES_VERSION = 1;

const RENDERED = new WeakMap<Sha256, RenderedDictionary>();

/** The dictionaries that follow from the code alone: items, series and rules. Rendered once a process. */
export function fixedDictionaries(sha256: Sha256): RenderedDictionary {
  const before = RENDERED.get(sha256);
  if (before !== undefined) return before;
  const parts = [renderItems(sha256), rules(sha256), renderSeries(sha256)];
  const rendered = {
    files: parts.flatMap(({ files }) => files),
    entries: parts.flatMap(({ entries }) => entries),
  };
  RENDERED.set(sha256, rendered);
  return rendered;
}

function rules(sha256: Sha256): RenderedDictionary {
  const texts = [{ name: 'rules.json', text: renderRules() }] as const;
  return renderDictionary({ version: RULES_VERSION, rows: RULE_BOOK.length, texts }, sha256);
}
