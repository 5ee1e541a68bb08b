import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { drawReceipt } from '../../../cli/draw/draw-receipt.ts';
import { drawingOfCheck, drawingOfReceipt } from '../../../cli/draw/drawing-for.ts';
import { LANGUAGES } from '../../../core/findings/language.ts';
import type { Receipt } from '../../../core/findings/receipt.ts';
import { anyReceipt } from '../../core/findings/arbitrary-receipt.ts';
import { someFinding, someReceipt } from '../../core/findings/receipt-factory.ts';
import { fakeTerminal } from '../fake-terminal.ts';

const REJECTED = someReceipt({
  status: 'rejected',
  records: [{ id: '419001-gov-office.2021', status: 'rejected' }],
  findings: [someFinding()],
  counts: { error: 1, warning: 0, notice: 0 },
});

test('a finding is told with its place, both sides, the difference and the fix', () => {
  assert.equal(
    checked(REJECTED),
    `错误  T3-BAL  C27, C50  419001-gov-office.2021
    表三“自然人”列不平。
    应为 22，实为 21，相差 -1
    → 请核对 C27、C50。

有错误，请改正后再上传
错误 1 处，疑点 0 处，提示 0 条
读取 60 行 = 表头 12 + 通过 40 + 未通过 0 + 跳过 8（空行 8）
`,
  );
});

test('sides that the sentence has told are not told again', () => {
  const message = { zh: '新收 22，办结 21，不平。', en: 'Received 22, handled 21.' };
  const finding = someFinding({ message });
  assert.doesNotMatch(checked({ ...REJECTED, findings: [finding] }), /应为/);
});

test('of many records those with errors come first, and a long list is cut', () => {
  const records = Array.from({ length: 30 }, (_, index) => ({
    id: `unit-${index}`,
    status: index === 29 ? ('rejected' as const) : ('accepted' as const),
  }));
  const text = checked(someReceipt({ status: 'partly-accepted', records }));
  assert.match(text, /^unit-29 {2}有错误\nunit-0 {2}没有错误\n[^]*… \(30\)\n/);
});

test('findings beyond those listed are counted', () => {
  assert.match(checked({ ...REJECTED, counts: { error: 9, warning: 0, notice: 0 } }), /还有 8 处没有列出/);
});

test('a receipt says what became of the file and what to do', () => {
  const { terminal } = fakeTerminal();
  const receipt = someReceipt({ status: 'duplicate' });
  const text = drawReceipt(receipt, drawingOfReceipt(receipt, terminal, 'zh-CN'));
  assert.match(text, /419001-gov-office\.2021 {2}已受理 {2}#1\n\n内容相同，没有变化\n/);
});

test('whatever stands in a file, drawing its receipt never throws and prints no control character', () => {
  fc.assert(
    fc.property(anyReceipt, fc.constantFrom(...LANGUAGES), fc.nat(200), (receipt, language, width) => {
      const { terminal } = fakeTerminal({ width });
      for (const drawing of [drawingOfCheck, drawingOfReceipt]) {
        const text = drawReceipt(receipt, drawing(receipt, terminal, language));
        assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }
    }),
    { numRuns: 300 },
  );
});

function checked(receipt: Receipt): string {
  return drawReceipt(receipt, drawingOfCheck(receipt, fakeTerminal().terminal, 'zh-CN'));
}
