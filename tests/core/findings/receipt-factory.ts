import type { Finding } from '../../../core/findings/finding.ts';
import type { Receipt } from '../../../core/findings/receipt.ts';

/** A receipt of a file that was accepted; name what the test is about. */
export function someReceipt(named: Partial<Receipt> = {}): Receipt {
  return {
    receiptId: `r-${'0f'.repeat(16)}`,
    status: 'accepted',
    upload: {
      key: 'incoming/annual-reports/419001-gov-office/年报.csv',
      versionId: 'v1',
      dataset: 'annual-reports',
      sender: '419001-gov-office',
      fileName: '年报.csv',
      receivedAt: '2022-01-18T09:12:44Z',
      bytes: 6120,
      sha256: 'ab'.repeat(32),
    },
    reading: { encoding: 'gb18030', bom: false, delimiter: 'comma', newline: 'crlf', layout: 'form' },
    records: [{ id: '419001-gov-office.2021', status: 'accepted', revision: 1 }],
    lines: { read: 60, header: 12, accepted: 40, rejected: 0, skipped: [{ reason: 'blank', lines: 8 }] },
    counts: { error: 0, warning: 0, notice: 0 },
    findings: [],
    engine: { version: '0.1.0', ruleset: '2026.1', context: 'cd'.repeat(32) },
    ...named,
  };
}

/** A finding with both sides; name what the test is about. */
export function someFinding(named: Partial<Finding> = {}): Finding {
  return {
    code: 'T3-BAL',
    severity: 'error',
    reportId: '419001-gov-office.2021',
    message: { zh: '表三“自然人”列不平。', en: 'Table 3, column “natural persons” does not balance.' },
    fix: { zh: '请核对 C27、C50。', en: 'Check C27, C50.' },
    at: [
      { cell: 'C27', row: 27, column: 3, code: 't3_new_received__natural', value: '22' },
      { cell: 'C50', row: 50, column: 3, code: 't3_result_total__natural', value: '21' },
    ],
    expected: '22',
    actual: '21',
    difference: '-1',
    ...named,
  };
}
