import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../../core/intake/decode.ts';
import { encode, ENCODINGS, joined } from '../encodings.ts';

const TEXT = 'org_id,机构名称\r\n419001-gov-office,济源市人民政府办公室\r\n';

for (const encoding of ENCODINGS) {
  test(`${encoding} is proved and decoded to the letter`, () => {
    const wanted = {
      text: TEXT,
      encoding: encoding === 'utf-8-bom' ? 'utf-8' : encoding,
      bom: /bom|16/.test(encoding),
    };
    assert.deepEqual(decode(encode(TEXT, encoding)), wanted);
  });
}

test('UTF-8 is tried before GB18030, which would take it for other characters without an error', () => {
  const bytes = encode('机构名称：济源', 'utf-8');
  assert.notEqual(new TextDecoder('gb18030', { fatal: false }).decode(bytes), '机构名称：济源');
  assert.deepEqual(decode(bytes), { text: '机构名称：济源', encoding: 'utf-8', bom: false });
});

test('the whole file is proved, not its beginning: a bad byte a megabyte behind refuses it', () => {
  const long = 'org_id,济源市\r\n'.repeat(60_000);
  for (const encoding of ['utf-8', 'gb18030'] as const)
    assert.ok('problem' in decode(joined(encode(long, encoding), Uint8Array.of(0xff))), encoding);
});

test('a GBK tail a megabyte behind the UTF-8 is told as two encodings', () => {
  const bytes = joined(
    encode('org_id,济源市人民\r\n'.repeat(60_000), 'utf-8'),
    encode('备注：济源\r\n', 'gb18030'),
  );
  assert.deepEqual(decode(bytes), { problem: 'mixed-encodings' });
});

test('a short name of rare hanzi is still Chinese', () => {
  for (const name of ['𠮷㐂乡', '镕喆堃村民委员会', '㙍㐂㙟𠮷镇人民政府办公室综合科室'])
    assert.deepEqual(decode(encode(`org_name\r\n${name}\r\n`, 'gb18030')), {
      text: `org_name\r\n${name}\r\n`,
      encoding: 'gb18030',
      bom: false,
    });
});
