// Writes a page, a CSV and the JSON of a receipt of each status: node scripts/launch.mjs scripts/show-receipts.ts FOLDER
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Organisation } from '../core/datasets/organisation.ts';
import { LANGUAGES } from '../core/findings/language.ts';
import type { Receipt, UploadFacts } from '../core/findings/receipt.ts';
import { receiptPage } from '../core/findings/receipt-page/receipt-page.ts';
import { concludeReceipt, judgeUpload, refuseUnread, renderReceipt } from '../core/index.ts';
import { receiptCsv } from '../core/publish/receipt-csv.ts';

const SAMPLES = join(import.meta.dirname, '../data-samples');
const OFFICE = '419001-gov-office';
const REPORT = `${OFFICE}.2021`;
const folder = process.argv[2] ?? 'receipts';

mkdirSync(folder, { recursive: true });
for (const [name, receipt] of Object.entries(receipts())) {
  for (const language of LANGUAGES) write(`${name}.${language}.html`, receiptPage(receipt, language));
  write(`${name}.csv`, receiptCsv([receipt]));
  write(`${name}.json`, renderReceipt(receipt));
}

function receipts(): Readonly<Record<string, Receipt>> {
  const accepted = judged('济源 2021年报(终稿).csv');
  const { receiptId, upload } = accepted;
  return {
    accepted: concludeReceipt(accepted, new Map([[REPORT, { status: 'current', revision: 1 }]])),
    'accepted-with-warnings': judged('419001-gov-office.2021.wide.csv', withAnotherName),
    rejected: judged('invalid/T3-ROW.csv'),
    'rejected-cells': judged('invalid/CELL-BLANK.csv'),
    'rejected-unread': judged('invalid/not-a-csv.csv'),
    'partly-accepted': judged('321300-gov.2023-2024.wide.csv', withOneWrongRow),
    superseded: concludeReceipt(accepted, new Map([[REPORT, { status: 'superseded' }]])),
    duplicate: concludeReceipt(accepted, new Map([[REPORT, { status: 'duplicate', revision: 1 }]])),
    gone: refuseUnread('gone', { receiptId, upload }),
    failed: refuseUnread('failed', { receiptId, upload }),
  };
}

function judged(path: string, change = (bytes: Uint8Array): Uint8Array => bytes): Receipt {
  const bytes = change(readFileSync(join(SAMPLES, path)));
  const upload = uploadOf(path, bytes);
  const { receipt } = judgeUpload(bytes, {
    receiptId: `r-${hash('sha256', `${upload.key}\nv1`).slice(0, 32)}`,
    upload,
    organisations: new Map([OFFICE, '321300-gov'].map((id) => [id, organisation(id)])),
    earlier: new Map(),
    today: '2025-01-20',
    contextHash: hash('sha256', 'context'),
  });
  return receipt;
}

function uploadOf(path: string, bytes: Uint8Array): UploadFacts {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  return {
    key: `incoming/annual-reports/${fileName}`,
    versionId: 'v1',
    dataset: 'annual-reports',
    fileName,
    receivedAt: '2025-01-20T08:12:44Z',
    bytes: bytes.length,
    sha256: hash('sha256', bytes),
  };
}

function organisation(orgId: string): Organisation {
  const nameZh = orgId === OFFICE ? '济源市人民政府办公室' : '宿迁市人民政府';
  return { orgId, nameZh, kind: 'office', region: orgId.slice(0, 6), validFrom: '2019-01-01' };
}

function withAnotherName(bytes: Uint8Array): Uint8Array {
  return edited(bytes, (text) => text.replace('济源市人民政府办公室', '济源市政府办公室'));
}

/** The last number of the file, a total of table 四, made one larger. */
function withOneWrongRow(bytes: Uint8Array): Uint8Array {
  return edited(bytes, (text) =>
    text.replace(/(\d+)(\s*)$/, (_, total: string, end: string) => `${Number(total) + 1}${end}`),
  );
}

function edited(bytes: Uint8Array, edit: (text: string) => string): Uint8Array {
  return new TextEncoder().encode(edit(new TextDecoder().decode(bytes)));
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}
