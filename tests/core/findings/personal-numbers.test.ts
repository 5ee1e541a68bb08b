import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findPersonalNumbers, maskPersonalNumbers } from '../../../core/findings/personal-numbers.ts';

const TABLE: readonly (readonly [text: string, kinds: readonly string[]])[] = [
  ['身份证号11010519491231002X', ['identity']],
  ['身份证号１１０１０５１９４９１２３１００２Ｘ', ['identity']],
  ['110105 19491231 002x', ['identity']],
  ['check digit wrong: 110105194912310021', []],
  ['no such day: 11010519491332002X', []],
  ['卡号6222020200112233443', []],
  ['卡号4111111111111111', ['bank-card']],
  ['卡号 4111 1111 1111 1111', ['bank-card']],
  ['卡号4111-1111-1111-1112', []],
  ['电话13812345678', ['mobile']],
  ['电话138 1234 5678，+86 139-1234-5678', ['mobile', 'mobile']],
  ['电话0391-6633999', []],
  ['http://a.cn/art_13812345678.html', []],
  ['二〇二一年共12345678901件', []],
  ['2021 2022 2023 2024', []],
];

describe('personal numbers', () => {
  for (const [text, kinds] of TABLE)
    it(text, () =>
      assert.deepEqual(
        findPersonalNumbers(text).map(({ kind }) => kind),
        kinds,
      ),
    );

  it('are masked but for three characters, whatever stands round them', () => {
    assert.equal(maskPersonalNumbers('问11010519491231002X，答'), '问110***************，答');
  });

  it('are never shown after masking, and other text is untouched', () => {
    const card = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 })
      .map(withCheckDigit);
    fc.assert(
      fc.property(fc.string(), card, fc.string(), (before, number, after) => {
        const text = `${before} 。${number}。 ${after}`;
        assert.ok(!maskPersonalNumbers(text).includes(number));
        assert.equal(maskPersonalNumbers(text).length, text.length);
      }),
      { numRuns: 500 },
    );
  });
});

/** A card number beginning with 4 whose check digit is right. */
function withCheckDigit(middle: readonly number[]): string {
  const start = `4${middle.join('')}`;
  return (
    [...'0123456789'].map((digit) => start + digit).find((one) => findPersonalNumbers(one).length > 0) ?? ''
  );
}
