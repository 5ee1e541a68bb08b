import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findForbidden, isHarmlessAscii } from '../../../core/intake/check-text.ts';

test('an ASCII text is called harmless only where nothing forbidden is in it', () => {
  for (const text of ['a,1\r\n', 'a\tb', '~! #', '', '"a"']) assert.equal(isHarmlessAscii(text), true, text);
  for (let code = 0; code < 128; code++) {
    const text = `a,${String.fromCharCode(code).repeat(3)}\n`;
    if (findForbidden(text).length > 0) assert.equal(isHarmlessAscii(text), false, JSON.stringify(text));
  }
});

test('what is usual in Chinese tables holds no character that is suspicious, alone or in a row of six', () => {
  const suspicious = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\p{NChar}\p{Co}\p{M}]/u;
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (!suspicious.test(character)) continue;
    const found = findForbidden(`表${character.repeat(6)}`);
    assert.ok(found.includes('suspicious-character'), `U+${code.toString(16)}`);
    if (code > 0xf000 && code < 0x10f000 && code % 97 > 0 && /\p{Co}/u.test(character)) code += 96;
  }
});
