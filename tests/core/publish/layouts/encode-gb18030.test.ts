import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { encodeGb18030 } from '../../../../core/publish/layouts/encode-gb18030.ts';

/** [text, bytes in hex] */
const CASES: readonly (readonly [string, string])[] = [
  ['a,\r\n', '612c0d0a'],
  ['济源', 'bcc3d4b4'],
  ['（一）', 'a3a8d2bba3a9'],
  ['é', 'a8a6'],
  ['\u00a9', '81308438'],
  ['한', '83368433'],
  ['𠮷', '9534b235'],
  ['😀', '9439fc36'],
];

for (const [text, hex] of CASES) {
  test(`${JSON.stringify(text)} is ${hex}`, () => {
    assert.equal(Buffer.from(encodeGb18030(text)).toString('hex'), hex);
  });
}

test('what is encoded decodes to the same text', () => {
  const decoder = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true });
  const encodable = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\p{Co}\p{Cs}\ufffd]/gu, ''));
  fc.assert(fc.property(encodable, (text) => assert.equal(decoder.decode(encodeGb18030(text)), text)));
});

for (const text of ['\ud800', '\ue5e5', '\ufffd'])
  test(`${JSON.stringify(text)} has no bytes`, () =>
    assert.throws(() => encodeGb18030(text), /GB18030 has no U\+/));
