import { draftPlace } from '../draft-place.ts';
import type { FileRule } from '../rule.ts';

const FEE = /处理费|收取.{0,12}费|收费|费用/;
/** The form has asked for the clause since 国办函〔2020〕109号 came into force. */
const FIRST_YEAR = 2021;

/** F6-CLAUSE: section 六 says what was charged as 信息处理费, also when it was nothing. */
export const F6_CLAUSE: FileRule = {
  code: 'F6-CLAUSE',
  depends: 'file',
  reads: 'texts',
  check: ({ draft, year }) => {
    const cell = draft.texts.get('section_6');
    if (!cell || year === undefined || year < FIRST_YEAR || FEE.test(cell.text)) return [];
    return [{ code: 'F6-CLAUSE', at: [draftPlace(cell)] }];
  },
};
