import type { Rule } from '../rule.ts';
import { FORMULA_IN_TEXT } from './formula-in-text.ts';
import { LIKELY_CELL } from './likely-cell.ts';
import { LIKELY_COLUMN } from './likely-column.ts';
import { NAME_DIFFERS } from './name-differs.ts';
import { ORGANISATION_NOT_VALID } from './organisation-not-valid.ts';
import { P_FORM } from './p-form.ts';
import { PERSONAL_ID } from './personal-id.ts';
import { ROWS_JOINED_BY_QUOTE } from './rows-joined-by-quote.ts';
import { SENDER_NOT_ALLOWED } from './sender-not-allowed.ts';
import { T3_BAL } from './t3-bal.ts';
import { T3_ROW } from './t3-row.ts';
import { T3_SUM7 } from './t3-sum7.ts';
import { T4_SUM } from './t4-sum.ts';
import { UNKNOWN_ORGANISATION } from './unknown-organisation.ts';

/** Every rule that a report is judged by, in the order in which a person would look. */
export const RULES: readonly Rule[] = [
  UNKNOWN_ORGANISATION,
  ORGANISATION_NOT_VALID,
  SENDER_NOT_ALLOWED,
  NAME_DIFFERS,
  P_FORM,
  ROWS_JOINED_BY_QUOTE,
  FORMULA_IN_TEXT,
  PERSONAL_ID,
  T3_BAL,
  T3_SUM7,
  T3_ROW,
  T4_SUM,
  LIKELY_CELL,
  LIKELY_COLUMN,
];
