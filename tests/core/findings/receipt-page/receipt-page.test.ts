import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { receiptPage } from '../../../../core/findings/receipt-page/receipt-page.ts';
import { receiptPagePolicy } from '../../../../core/findings/receipt-page/receipt-style.ts';
import { refuseUnread } from '../../../../core/findings/refuse-unread.ts';
import { STATUS_WORDS } from '../../../../core/findings/status-words.ts';
import type { ReceiptStatus } from '../../../../core/findings/receipt.ts';
import { anyReceipt } from '../arbitrary-receipt.ts';
import { someFinding, someReceipt } from '../receipt-factory.ts';

/** The elements that a receipt may consist of; each comes with no attributes but these. */
const ELEMENT =
  /^<(?:\/?(?:html|head|body|main|title|style|h1|h2|p|strong|section|span|div|dl|dt|dd|code|table|thead|tbody|tr|th|td|footer|a)|!doctype|meta)(?: (?:html|(?:lang|class|charset|name|content|scope)="[^"<>]*"|href="\?format=(?:csv|json)"))*>$/;

// The record is declared over exactly these keys.
for (const status of Object.keys(STATUS_WORDS) as ReceiptStatus[]) {
  test(`the page of ${status} says it in both languages, the reader's first`, () => {
    const { title, next } = STATUS_WORDS[status];
    for (const [language, first, second] of [
      ['zh-CN', next.zh, next.en],
      ['en', next.en, next.zh],
    ] as const) {
      const page = receiptPage(someReceipt({ status }), language);
      assert.ok(page.includes(`<html lang="${language}">`));
      assert.ok(page.includes(title.zh) && page.includes(title.en));
      assert.ok(page.includes(`<title>${language === 'en' ? title.en : title.zh} · 年报.csv</title>`));
      assert.ok(page.indexOf(first) < page.indexOf(second) && page.indexOf(first) > 0);
    }
  });
}

test('a finding shows its cells, both sides, the difference and the fix', () => {
  const page = textOf(receiptPage(rejected(), 'zh-CN'));
  for (const text of ['C27, C50', 'T3-BAL', '表三“自然人”列不平。', '请核对 C27、C50。', 'Check C27, C50.'])
    assert.ok(page.includes(text), text);
  assert.match(page, /22\s+21\s+-1/);
});

test('the number, the rows and the fingerprint are there', () => {
  const page = textOf(receiptPage(someReceipt(), 'zh-CN'));
  for (const text of [`r-${'0f'.repeat(16)}`, '读取 60 行 = 表头 12', '2022-01-18 17:12:44', 'ab'.repeat(32)])
    assert.ok(page.includes(text), text);
});

test('a failure of ours is told once, and not as an error of the file', () => {
  const { upload } = someReceipt();
  const page = receiptPage(refuseUnread('failed', { receiptId: 'r-1', upload }), 'zh-CN');
  assert.match(page, /这是我们的问题，不是您的差错/);
  assert.doesNotMatch(page, /须改正|<table>/);
});

test('more findings than are listed are counted', () => {
  const page = receiptPage(rejected({ counts: { error: 1234, warning: 0, notice: 0 } }), 'zh-CN');
  assert.match(page, /共 1234 处，这里列出前 1 处/);
});

test('reports that need work come first, and a long list is cut', () => {
  const records = Array.from({ length: 600 }, (_, index) => ({
    id: `419001-unit-${index}.2021`,
    status: index === 599 ? ('rejected' as const) : ('accepted' as const),
  }));
  const page = textOf(receiptPage(someReceipt({ status: 'partly-accepted', records }), 'zh-CN'));
  assert.match(page, /共 600 份，这里列出 500 份/);
  assert.match(page, /unit-599\.2021 .*unit-0\.2021 /s);
});

/** [how many outcomes, whether they stay on one sheet] */
const OUTCOMES = [
  [2, true],
  [12, true],
  [13, false],
] as const;

for (const [count, isTogether] of OUTCOMES)
  test(`${count} outcomes ${isTogether ? 'stay on one sheet of paper' : 'go over as many sheets as they need'}`, () => {
    const records = Array.from({ length: count }, (_, index) => ({
      id: `419001-unit-${index}.2021`,
      status: 'accepted' as const,
    }));
    const page = receiptPage(someReceipt({ status: 'partly-accepted', records }), 'zh-CN');
    assert.equal(page.includes('<table class="together">'), isTogether);
  });

test('whatever stands in a file, a page has only the elements and attributes of a receipt', () => {
  fc.assert(
    fc.property(anyReceipt, fc.constantFrom('zh-CN' as const, 'en' as const), (receipt, language) => {
      const page = receiptPage(receipt, language).replace(/<style>[^<]*<\/style>/, '');
      for (const [element] of page.matchAll(/<[^>]*>?/g)) assert.match(element, ELEMENT);
      assert.doesNotMatch(page, /[\p{Cf}\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
    }),
    { numRuns: 300 },
  );
});

test('the policy allows exactly the stylesheet that the page carries', () => {
  const [, style = ''] = /<style>([^]*)<\/style>/.exec(receiptPage(someReceipt(), 'en')) ?? [];
  const sha256 = (text: string) => hash('sha256', text, 'base64');
  assert.ok(receiptPagePolicy(sha256).includes(`style-src 'sha256-${sha256(style)}'`));
  assert.match(receiptPagePolicy(sha256), /^default-src 'none'; /);
});

function rejected(named: Parameters<typeof someReceipt>[0] = {}) {
  return someReceipt({
    status: 'rejected',
    findings: [someFinding()],
    counts: { error: 1, warning: 0, notice: 0 },
    ...named,
  });
}

function textOf(page: string): string {
  return page.replace(/<[^>]*>/g, ' ');
}
