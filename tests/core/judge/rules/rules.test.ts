import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2019 } from '../../../../core/forms/form.ts';
import type { FileRule } from '../../../../core/judge/rule.ts';
import { BASED_ON_REVISION_MALFORMED } from '../../../../core/judge/rules/based-on-revision-malformed.ts';
import { FIELD_TOO_LONG } from '../../../../core/judge/rules/field-too-long.ts';
import { FORMULA_IN_TEXT } from '../../../../core/judge/rules/formula-in-text.ts';
import { RULES } from '../../../../core/judge/rules/index.ts';
import { INVISIBLE_CHARACTER } from '../../../../core/judge/rules/invisible-character.ts';
import { NAME_BLANK } from '../../../../core/judge/rules/name-blank.ts';
import { NAME_DIFFERS } from '../../../../core/judge/rules/name-differs.ts';
import { ORGANISATION_NOT_VALID } from '../../../../core/judge/rules/organisation-not-valid.ts';
import { OTHER_FORM } from '../../../../core/judge/rules/other-form.ts';
import { P_FORM } from '../../../../core/judge/rules/p-form.ts';
import { PERSONAL_ID } from '../../../../core/judge/rules/personal-id.ts';
import { SENDER_NOT_ALLOWED } from '../../../../core/judge/rules/sender-not-allowed.ts';
import { T3_BAL } from '../../../../core/judge/rules/t3-bal.ts';
import { T3_ROW } from '../../../../core/judge/rules/t3-row.ts';
import { T3_SUM7 } from '../../../../core/judge/rules/t3-sum7.ts';
import { T4_SUM } from '../../../../core/judge/rules/t4-sum.ts';
import { UNKNOWN_ORGANISATION } from '../../../../core/judge/rules/unknown-organisation.ts';
import { WITHDRAWN_MALFORMED } from '../../../../core/judge/rules/withdrawn-malformed.ts';
import { organisation } from '../../upload-factory.ts';
import { cellOf, subjectOf, type Given } from '../draft-factory.ts';

type Case = readonly [about: string, given: Given, findings: number];

function named(text: string): Given {
  return { draft: { orgName: cellOf(text) } };
}

function texted(text: string): Given {
  return { draft: { texts: new Map([['section_1', cellOf(text)]]) } };
}

const CASES: readonly (readonly [FileRule, readonly Case[]])[] = [
  [
    UNKNOWN_ORGANISATION,
    [
      ['registered', {}, 0],
      ['not registered', { organisation: undefined }, 1],
    ],
  ],
  [
    ORGANISATION_NOT_VALID,
    [
      ['existed', {}, 0],
      [
        'ended before',
        { organisation: organisation('419001-gov-office', '甲', { validTo: '2020-12-31' }) },
        1,
      ],
      [
        'ended on the first day',
        { organisation: organisation('419001-gov-office', '甲', { validTo: '2021-01-01' }) },
        0,
      ],
      [
        'began on the last day',
        { organisation: organisation('419001-gov-office', '甲', { validFrom: '2021-12-31' }) },
        0,
      ],
      [
        'began after',
        { organisation: organisation('419001-gov-office', '甲', { validFrom: '2022-01-01' }) },
        1,
      ],
      ['not registered: not assessable', { organisation: undefined }, 0],
    ],
  ],
  [
    SENDER_NOT_ALLOWED,
    [
      ['an operator', {}, 0],
      ['itself', { sender: '419001-gov-office' }, 0],
      ['its parent', { sender: '419001-gov' }, 0],
      ['its parent’s parent', { sender: '410000-gov' }, 0],
      ['a stranger', { sender: '321300-gov' }, 1],
      ['one below it', { orgId: '419001-gov', sender: '419001-gov-office' }, 1],
      [
        'a ring of parents ends',
        {
          organisation: organisation('419001-gov-office', '甲', { parent: '419001-gov-office' }),
          sender: '321300-gov',
        },
        1,
      ],
    ],
  ],
  [
    NAME_DIFFERS,
    [
      ['no place for a name', {}, 0],
      ['the same', named('济源市人民政府办公室'), 0],
      ['spaced', named(' 济源市　人民政府办公室'), 0],
      ['blank', named(' '), 0],
      ['another’s', named('济源市人民政府'), 1],
      ['look-alike', named('济源巿人民政府办公室'), 1],
    ],
  ],
  [
    NAME_BLANK,
    [
      ['no place for a name', {}, 0],
      ['written', named('济源市'), 0],
      ['blank', named('　'), 1],
    ],
  ],
  [
    INVISIBLE_CHARACTER,
    [
      ['none', named('济源市'), 0],
      ['zero-width space', named('济源\u200b市'), 1],
      ['filler', named('济源市\u3164'), 1],
      ['joiner', named('济\u034f源市'), 1],
    ],
  ],
  [
    WITHDRAWN_MALFORMED,
    [
      ['not said', {}, 0],
      ['no', { draft: { withdrawn: cellOf('否') } }, 0],
      ['yes', { draft: { withdrawn: cellOf('是') } }, 0],
      ['in doubt', { draft: { withdrawn: cellOf('待定') } }, 1],
    ],
  ],
  [
    BASED_ON_REVISION_MALFORMED,
    [
      ['not said', {}, 0],
      ['a number', { draft: { basedOnRevision: cellOf(' 3 ') } }, 0],
      ['zero', { draft: { basedOnRevision: cellOf('0') } }, 1],
      ['a word', { draft: { basedOnRevision: cellOf('最新') } }, 1],
    ],
  ],
  [
    P_FORM,
    [
      ['2021 on the form of 2021', {}, 0],
      ['2020 on the form of 2021', { year: 2020 }, 1],
      ['2021 on the form of 2019', { form: FORM_2019 }, 1],
      ['2019 on the form of 2019', { form: FORM_2019, year: 2019 }, 0],
    ],
  ],
  [
    OTHER_FORM,
    [
      ['nothing else', {}, 0],
      ['a cell of the other form', { cells: { t3_other_processing__total: '5' } }, 1],
      ['a blank cell of the other form', { cells: { t3_other_processing__total: ' ' } }, 0],
    ],
  ],
  [
    FIELD_TOO_LONG,
    [
      ['at the limit', texted('文'.repeat(20_000)), 0],
      ['beyond', texted('文'.repeat(20_001)), 1],
    ],
  ],
  [
    FORMULA_IN_TEXT,
    [
      ['a text', texted('认真贯彻'), 0],
      ['a list item', texted('- 认真贯彻'), 0],
      ['a negative number', texted('-5'), 0],
      ['a formula', texted('=1'), 1],
      ['a function behind a plus', texted('+SUM(A1)'), 1],
      ['in an explanation', { draft: { explanations: new Map([['X-CARRY', cellOf('@x')]]) } }, 1],
      ['in the name', named('=1'), 1],
    ],
  ],
  [
    PERSONAL_ID,
    [
      ['none', texted('文件94件'), 0],
      ['the standard’s example', texted('号码11010519491231002X。'), 1],
      ['with a small x', texted('11010519491231002x'), 1],
      ['full-width', texted('１１０１０５１９４９１２３１００２Ｘ'), 1],
      ['a wrong check character', texted('110105194912310021'), 0],
      ['inside a longer number', texted('911010519491231002'), 0],
      [
        'two texts',
        {
          draft: {
            texts: new Map([
              ['section_1', cellOf('11010519491231002X')],
              ['section_6', cellOf('11010519491231002X')],
            ]),
          },
        },
        2,
      ],
    ],
  ],
  [
    T3_BAL,
    [
      ['all zero', {}, 0],
      ['one column', { values: { t3_new_received__natural: '1' } }, 1],
      ['two columns', { values: { t3_new_received__natural: '1', t3_carried_out__total: '2' } }, 2],
      ['an operand missing', { values: { t3_new_received__natural: '1', t3_carried_out__natural: null } }, 0],
    ],
  ],
  [
    T3_SUM7,
    [
      ['a part', { values: { t3_granted__natural: '1' } }, 1],
      ['the total', { values: { t3_result_total__natural: '1' } }, 1],
      ['an operand missing', { values: { t3_granted__natural: '1', t3_other_misc__natural: null } }, 0],
    ],
  ],
  [
    T3_ROW,
    [
      ['a part', { values: { t3_granted__natural: '1' } }, 1],
      ['an operand missing', { values: { t3_granted__natural: '1', t3_granted__org_other: null } }, 0],
      ['parts and total', { values: { t3_granted__natural: '1', t3_granted__total: '1' } }, 0],
    ],
  ],
  [
    T4_SUM,
    [
      ['a part', { values: { t4_review__upheld: '1' } }, 1],
      ['parts and total', { values: { t4_review__upheld: '1', t4_review__total: '1' } }, 0],
      ['an operand missing', { values: { t4_review__upheld: '1', t4_review__pending: null } }, 0],
    ],
  ],
];

for (const [rule, cases] of CASES) {
  test(`rule ${rule.code}`, () => {
    assert.ok(RULES.includes(rule));
    for (const [about, given, findings] of cases) {
      const seen = rule.check(subjectOf(given));
      assert.equal(seen.length, findings, about);
      for (const { code, at } of seen) {
        assert.equal(code, rule.code);
        assert.ok(at.length > 0, about);
      }
    }
  });
}

test('sums are exact up to twelve digits', () => {
  const large = '999999999999';
  const values = { t4_review__upheld: large, t4_review__corrected: large, t4_review__total: '1999999999999' };
  const [finding] = T4_SUM.check(subjectOf({ values }));
  assert.deepEqual(
    [finding?.expected, finding?.actual, finding?.difference],
    ['1999999999998', '1999999999999', '1'],
  );
});
