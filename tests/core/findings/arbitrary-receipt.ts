import * as fc from 'fast-check';
import type { Finding, Place } from '../../../core/findings/finding.ts';
import type { Receipt, ReceiptStatus } from '../../../core/findings/receipt.ts';
import { STATUS_WORDS } from '../../../core/findings/status-words.ts';
import { someReceipt } from './receipt-factory.ts';

/** Text as hostile cells hold it: any character at all, terminal escapes and markup among them. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '\u001b[31mred\u001b]0;title\u0007',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\u202egnp.exe',
    "' onload='x",
    '=HYPERLINK("http://x")',
    '\r\nHTTP/1.1',
    '\u0000\u009b2J',
    'a\u0301\u0302\u0303\u0304\u0305\u0306',
    '\ud800',
    '{cell}',
  ),
);

const place: fc.Arbitrary<Place> = fc.record({
  cell: hostileText,
  row: fc.nat(),
  column: fc.nat(),
  value: hostileText,
});
const bilingual = fc.record({ zh: hostileText, en: hostileText });

export const anyFinding: fc.Arbitrary<Finding> = fc.record(
  {
    code: hostileText,
    severity: fc.constantFrom('error', 'warning', 'notice'),
    reportId: hostileText,
    message: bilingual,
    fix: bilingual,
    at: fc.array(place, { maxLength: 8 }),
    expected: hostileText,
    actual: hostileText,
    difference: hostileText,
  },
  { requiredKeys: ['code', 'severity', 'message', 'fix', 'at'] },
);

/** Any receipt whatever, as far as the types go. */
export const anyReceipt: fc.Arbitrary<Receipt> = fc
  .record({
    receiptId: hostileText,
    // The record is declared over exactly these keys.
    status: fc.constantFrom(...(Object.keys(STATUS_WORDS) as ReceiptStatus[])),
    fileName: hostileText,
    sender: hostileText,
    findings: fc.array(anyFinding, { maxLength: 5 }),
    skipped: fc.array(fc.record({ reason: hostileText, lines: fc.nat() }), { maxLength: 3 }),
    ids: fc.array(hostileText, { maxLength: 5 }),
  })
  .map(({ receiptId, status, fileName, sender, findings, skipped, ids }) => {
    const receipt = someReceipt();
    const count = (severity: Finding['severity']) =>
      findings.filter((finding) => finding.severity === severity).length;
    return {
      ...receipt,
      receiptId,
      status,
      upload: { ...receipt.upload, fileName, sender },
      records: ids.map((id) => ({ id, status: 'rejected' as const })),
      lines: { ...receipt.lines, skipped },
      findings,
      counts: { error: count('error'), warning: count('warning'), notice: count('notice') },
    };
  });
