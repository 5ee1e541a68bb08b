import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { visibleText } from '../../../core/findings/visible-text.ts';
import { hostileText } from './arbitrary-receipt.ts';

/** [what, text, shown] */
const CASES: readonly (readonly [string, string, string])[] = [
  ['plain text', '济源市 2021（终稿）', '济源市 2021（终稿）'],
  ['a character of the supplementary planes', '𠮷野', '𠮷野'],
  ['a terminal escape', '\u001b[31m21', '□[31m21'],
  ['a C1 control', '\u009b31m', '□31m'],
  ['a line break', 'a\r\nb', 'a□□b'],
  ['a turn of direction', '\u202e12', '□12'],
  ['a zero-width space', '1\u200b2', '1□2'],
  ['half a surrogate pair', '\ud800x', '□x'],
  ['a private-use character', '\ue000', '□'],
  ['marks of a language', 'é̂', 'é̂'],
  ['piled-up marks', 'a\u0301\u0302\u0303\u0304', 'a\u0301\u0302'],
];

for (const [what, text, shown] of CASES)
  test(`${what} is shown as it should be`, () => assert.equal(visibleText(text), shown));

test('nothing that a terminal would obey comes through', () => {
  fc.assert(
    fc.property(hostileText, (text) =>
      assert.doesNotMatch(visibleText(text), /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u),
    ),
  );
});

test('showing twice is showing once', () => {
  fc.assert(fc.property(hostileText, (text) => visibleText(visibleText(text)) === visibleText(text)));
});
