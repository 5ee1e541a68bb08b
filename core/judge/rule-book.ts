import type { FindingCode } from '../findings/catalogue.ts';
import { FILING_RULES } from './rule-book/filing-rules.ts';
import { PROSE_RULES } from './rule-book/prose-rules.ts';
import type { RuleEntry } from './rule-book/rule-entry.ts';
import { TABLE_RULES } from './rule-book/table-rules.ts';
import { YEAR_RULES } from './rule-book/year-rules.ts';

/** Every rule as public data, in the order in which a person would look (核验规则). */
export const RULE_BOOK: readonly RuleEntry[] = [
  ...FILING_RULES,
  ...TABLE_RULES,
  ...YEAR_RULES,
  ...PROSE_RULES,
];

/** The entry of a rule; undefined for a reading problem. */
export function ruleEntry(id: string): RuleEntry | undefined {
  return RULE_BOOK.find((entry) => entry.id === id);
}

/** Codes that are no rules: what is said of a file, a row, a cell or a register row while it is read. */
export const READING_PROBLEMS: readonly FindingCode[] = [
  'empty-file',
  'too-large',
  'not-a-csv',
  'key-not-allowed',
  'gone',
  'failed',
  'encoding-unknown',
  'mixed-encodings',
  'encoding-utf-16',
  'text-damaged',
  'control-characters',
  'suspicious-character',
  'bom-inside',
  'dos-end-of-file',
  'no-final-newline',
  'too-many-rows',
  'too-many-columns',
  'field-too-long',
  'texts-too-long',
  'unclosed-quote',
  'stray-quote',
  'parser-refused',
  'sep-line',
  'sep-line-lies',
  'full-width-delimiter',
  'header-missing',
  'no-data',
  'rows-above-header',
  'decimal-comma',
  'duplicate-column',
  'blank-header-with-data',
  'unknown-column',
  'missing-column',
  'missing-row',
  'missing-item',
  'item-twice',
  'unknown-code',
  'extra-cell',
  'cells-missing',
  'status-contradicts',
  'provenance-differs',
  'stray-cell',
  'section-missing',
  'section-blank',
  'text-in-many-cells',
  'unknown-row',
  'duplicate-row',
  'table-header',
  'row-not-understood',
  'row-width',
  'rows-joined-by-quote',
  'repeated-header',
  'note-row',
  'org-id-missing',
  'org-id-malformed',
  'year-missing',
  'year-malformed',
  'year-repaired',
  'year-before-forms',
  'year-out-of-range',
  'report-twice',
  'digits-lost',
  'formula',
  'number-too-large',
  'number-repaired',
  'number-repaired-oddly',
  'field-missing',
  'field-malformed',
  'credit-code-check',
  'unknown-region',
  'organisation-twice',
];
