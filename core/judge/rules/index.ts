import type { Rule } from '../rule.ts';
import { BASED_ON_REVISION_MALFORMED } from './based-on-revision-malformed.ts';
import { FIELD_TOO_LONG } from './field-too-long.ts';
import { FORMULA_IN_TEXT } from './formula-in-text.ts';
import { INVISIBLE_CHARACTER } from './invisible-character.ts';
import { LIKELY_CELL } from './likely-cell.ts';
import { LIKELY_COLUMN } from './likely-column.ts';
import { NAME_BLANK } from './name-blank.ts';
import { NAME_DIFFERS } from './name-differs.ts';
import { ORGANISATION_NOT_VALID } from './organisation-not-valid.ts';
import { OTHER_FORM } from './other-form.ts';
import { P_FORM } from './p-form.ts';
import { PERSONAL_ID } from './personal-id.ts';
import { SENDER_NOT_ALLOWED } from './sender-not-allowed.ts';
import { T3_BAL } from './t3-bal.ts';
import { T3_ROW } from './t3-row.ts';
import { T3_SUM7 } from './t3-sum7.ts';
import { T4_SUM } from './t4-sum.ts';
import { TEXTS_TOO_LONG } from './texts-too-long.ts';
import { UNKNOWN_ORGANISATION } from './unknown-organisation.ts';
import { WITHDRAWAL_BY_FILE } from './withdrawal-by-file.ts';

/** Every rule that a report is judged by, in the order in which a person would look. */
export const RULES: readonly Rule[] = [
  UNKNOWN_ORGANISATION,
  ORGANISATION_NOT_VALID,
  SENDER_NOT_ALLOWED,
  NAME_DIFFERS,
  NAME_BLANK,
  INVISIBLE_CHARACTER,
  WITHDRAWAL_BY_FILE,
  BASED_ON_REVISION_MALFORMED,
  P_FORM,
  OTHER_FORM,
  FIELD_TOO_LONG,
  TEXTS_TOO_LONG,
  FORMULA_IN_TEXT,
  PERSONAL_ID,
  T3_BAL,
  T3_SUM7,
  T3_ROW,
  T4_SUM,
  LIKELY_CELL,
  LIKELY_COLUMN,
];
