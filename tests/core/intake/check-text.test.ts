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
