import type { Receipt } from '../../core/findings/receipt.ts';
import type { Measured } from './metric-line.ts';

/** What is counted of a receipt that became final: by its status, and how much was found. */
export function measureReceipt({ status, counts }: Receipt, secondsSinceUpload: number): readonly Measured[] {
  return [
    { metrics: [{ name: 'Uploads', value: 1, unit: 'Count' }], by: { status } },
    {
      metrics: [
        { name: 'Errors', value: counts.error, unit: 'Count' },
        { name: 'Warnings', value: counts.warning, unit: 'Count' },
        { name: 'Notices', value: counts.notice, unit: 'Count' },
        { name: 'ReceiptAge', value: secondsSinceUpload, unit: 'Seconds' },
      ],
    },
  ];
}

/** What the log tells of it: ids, and which rules spoke among the findings that are listed. */
export function receiptFacts({
  status,
  records,
  lines,
  findings,
}: Receipt): Readonly<Record<string, unknown>> {
  const codes = [...new Set(findings.map(({ code }) => code))];
  const ids = records.slice(0, MOST_IDS).map(({ id }) => id);
  return { status, records: records.length, ids, accepted: lines.accepted, rejected: lines.rejected, codes };
}

/** A log line is no list of a whole province. */
const MOST_IDS = 50;
