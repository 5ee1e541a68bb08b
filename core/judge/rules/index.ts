import type { Rule } from '../rule.ts';
import { BANK_CARD } from './bank-card.ts';
import { BASED_ON_REVISION_MALFORMED } from './based-on-revision-malformed.ts';
import { F6_CLAUSE } from './f6-clause.ts';
import { F6_MULT } from './f6-mult.ts';
import { FIELD_TOO_LONG } from './field-too-long.ts';
import { FORMULA_IN_TEXT } from './formula-in-text.ts';
import { INVISIBLE_CHARACTER } from './invisible-character.ts';
import { LIKELY_CELL } from './likely-cell.ts';
import { LIKELY_COLUMN } from './likely-column.ts';
import { LIKELY_PART } from './likely-part.ts';
import { MOBILE_NUMBER } from './mobile-number.ts';
import { N_APPLICANT } from './n-applicant.ts';
import { N_BAL } from './n-bal.ts';
import { N_CHANNEL } from './n-channel.ts';
import { N_DISPUTES } from './n-disputes.ts';
import { N_GROUPS } from './n-groups.ts';
import { N_PARTS } from './n-parts.ts';
import { N_PCT } from './n-pct.ts';
import { N_TABLE } from './n-table.ts';
import { NAME_BLANK } from './name-blank.ts';
import { NAME_DIFFERS } from './name-differs.ts';
import { O_COPY } from './o-copy.ts';
import { O_OUTLIER } from './o-outlier.ts';
import { O_UNIT } from './o-unit.ts';
import { O_ZERO } from './o-zero.ts';
import { ORGANISATION_NOT_VALID } from './organisation-not-valid.ts';
import { OTHER_FORM } from './other-form.ts';
import { P_ALIKE } from './p-alike.ts';
import { P_BASIS } from './p-basis.ts';
import { P_FORM } from './p-form.ts';
import { P_NAME } from './p-name.ts';
import { P_PERIOD } from './p-period.ts';
import { P_STALE } from './p-stale.ts';
import { PERSONAL_ID } from './personal-id.ts';
import { SENDER_NOT_ALLOWED } from './sender-not-allowed.ts';
import { T2_FLOOR } from './t2-floor.ts';
import { T2_RULEMAKER } from './t2-rulemaker.ts';
import { T2V19_MISREAD } from './t2v19-misread.ts';
import { T2V19_NEW } from './t2v19-new.ts';
import { T2V19_TOTAL } from './t2v19-total.ts';
import { T3_BAL } from './t3-bal.ts';
import { T3_BLANKTOTAL } from './t3-blanktotal.ts';
import { T3_ROW } from './t3-row.ts';
import { T3_SUM7 } from './t3-sum7.ts';
import { T4_SUM } from './t4-sum.ts';
import { TEXTS_TOO_LONG } from './texts-too-long.ts';
import { UNKNOWN_ORGANISATION } from './unknown-organisation.ts';
import { WITHDRAWAL_WITHOUT_REASON } from './withdrawal-without-reason.ts';
import { WITHDRAWN_MALFORMED } from './withdrawn-malformed.ts';
import { X_CARRY } from './x-carry.ts';
import { X_INFORCE } from './x-inforce.ts';

/** Every rule that a report is judged by, in the order in which a person would look. */
export const RULES: readonly Rule[] = [
  UNKNOWN_ORGANISATION,
  ORGANISATION_NOT_VALID,
  SENDER_NOT_ALLOWED,
  NAME_DIFFERS,
  NAME_BLANK,
  INVISIBLE_CHARACTER,
  WITHDRAWN_MALFORMED,
  WITHDRAWAL_WITHOUT_REASON,
  BASED_ON_REVISION_MALFORMED,
  P_FORM,
  OTHER_FORM,
  FIELD_TOO_LONG,
  TEXTS_TOO_LONG,
  FORMULA_IN_TEXT,
  PERSONAL_ID,
  BANK_CARD,
  MOBILE_NUMBER,
  T2_FLOOR,
  T2_RULEMAKER,
  T2V19_TOTAL,
  T2V19_NEW,
  T2V19_MISREAD,
  T3_BLANKTOTAL,
  T3_BAL,
  T3_SUM7,
  T3_ROW,
  T4_SUM,
  LIKELY_CELL,
  LIKELY_PART,
  LIKELY_COLUMN,
  O_ZERO,
  X_CARRY,
  X_INFORCE,
  O_OUTLIER,
  O_UNIT,
  O_COPY,
  P_ALIKE,
  P_PERIOD,
  P_BASIS,
  P_STALE,
  P_NAME,
  N_TABLE,
  N_BAL,
  N_GROUPS,
  N_PARTS,
  N_APPLICANT,
  N_CHANNEL,
  N_DISPUTES,
  N_PCT,
  F6_MULT,
  F6_CLAUSE,
];
