import type { Finding, Severity } from '../findings/finding.ts';
import type { Receipt } from '../findings/receipt.ts';
import { STATUS_WORDS } from '../findings/status-words.ts';
import { visibleText } from '../findings/visible-text.ts';
import { csvTable } from './csv-table.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** A finding, or the result of a receipt without any, which has no weight. */
type Row = Omit<Finding, 'severity'> & { readonly severity: Severity | '' };

const COLUMNS: readonly (readonly [name: string, valueOf: (receipt: Receipt, row: Row) => string])[] = [
  ['回执编号 receipt_id', ({ receiptId }) => receiptId],
  ['文件 file_name', ({ upload }) => upload.fileName],
  ['结果 status', ({ status }) => status],
  ['报告 report_id', (_, { reportId }) => reportId ?? ''],
  ['程度 severity', (_, { severity }) => severity],
  ['规则 code', (_, { code }) => code],
  ['单元格 cells', (_, { at }) => at.map(({ cell }) => cell).join(' ')],
  ['内容 value', (_, { at }) => (at.length === 1 ? (at[0]?.value ?? '') : '')],
  ['应为 expected', (_, { expected }) => expected ?? ''],
  ['实为 actual', (_, { actual }) => actual ?? ''],
  ['相差 difference', (_, { difference }) => difference ?? ''],
  ['问题', (_, { message }) => message.zh],
  ['改法', (_, { fix }) => fix.zh],
  ['message', (_, { message }) => message.en],
  ['fix', (_, { fix }) => fix.en],
];

/**
 * Receipts as a CSV for Excel: UTF-8 with a byte-order mark, a row a finding, both languages; texts that would
 * start a formula are guarded. A receipt without findings has one row that says its result, without a severity.
 */
export function receiptCsv(receipts: readonly Receipt[]): string {
  const names = COLUMNS.map(([name]) => name);
  return BYTE_ORDER_MARK + csvTable(names, receipts.flatMap(rowsOf));
}

function rowsOf(receipt: Receipt): readonly (readonly string[])[] {
  const rows: readonly Row[] = receipt.findings.length === 0 ? [result(receipt)] : receipt.findings;
  return rows.map((row) => COLUMNS.map(([, valueOf]) => visibleText(valueOf(receipt, row))));
}

/** What stands in the row of a receipt that has nothing to complain of. */
function result({ status }: Receipt): Row {
  const { title, meaning, next } = STATUS_WORDS[status];
  const message = { zh: `${title.zh}。${meaning.zh}`, en: `${title.en}. ${meaning.en}` };
  return { code: '', severity: '', message, fix: next, at: [] };
}
