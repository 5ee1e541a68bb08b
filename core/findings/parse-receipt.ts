import * as v from 'valibot';
import type { Receipt } from './receipt.ts';

const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0));
const BILINGUAL = v.pipe(
  v.object({ 'zh-CN': v.string(), en: v.string() }),
  v.transform((text) => ({ zh: text['zh-CN'], en: text.en })),
);
const PLACE = v.object({
  cell: v.string(),
  row: COUNT,
  column: COUNT,
  code: v.exactOptional(v.string()),
  value: v.exactOptional(v.string()),
});
const FINDING = v.pipe(
  v.object({
    code: v.string(),
    severity: v.picklist(['error', 'warning', 'notice']),
    report_id: v.exactOptional(v.string()),
    message: BILINGUAL,
    fix: BILINGUAL,
    at: v.array(PLACE),
    expected: v.exactOptional(v.string()),
    actual: v.exactOptional(v.string()),
    difference: v.exactOptional(v.string()),
  }),
  v.transform(({ report_id, ...finding }) => ({
    ...finding,
    ...(report_id !== undefined && { reportId: report_id }),
  })),
);
const RECORD_STATUS = v.picklist([
  'accepted',
  'accepted-with-warnings',
  'rejected',
  'superseded',
  'duplicate',
]);
const OUTCOME = { status: RECORD_STATUS, revision: v.exactOptional(COUNT) };
const REPORT = v.pipe(
  v.object({ report_id: v.string(), ...OUTCOME }),
  v.transform(({ report_id: id, ...outcome }) => ({ id, ...outcome })),
);
const ORGANISATION = v.pipe(
  v.object({ org_id: v.string(), ...OUTCOME }),
  v.transform(({ org_id: id, ...outcome }) => ({ id, ...outcome })),
);
const DECISION = v.pipe(
  v.object({ decision_id: v.string(), ...OUTCOME }),
  v.transform(({ decision_id: id, ...outcome }) => ({ id, ...outcome })),
);
const ROUND = v.pipe(
  v.object({ round_id: v.string(), ...OUTCOME }),
  v.transform(({ round_id: id, ...outcome }) => ({ id, ...outcome })),
);
const UPLOAD = v.pipe(
  v.object({
    key: v.string(),
    version_id: v.string(),
    dataset: v.string(),
    sender: v.exactOptional(v.string()),
    file_name: v.string(),
    received_at: v.string(),
    bytes: COUNT,
    sha256: v.exactOptional(v.string()),
  }),
  v.transform(({ version_id: versionId, file_name: fileName, received_at: receivedAt, ...upload }) => ({
    ...upload,
    versionId,
    fileName,
    receivedAt,
  })),
);
const RECEIPT = v.pipe(
  v.object({
    schema: v.literal('gongkai/receipt/v1'),
    receipt_id: v.string(),
    status: v.picklist([
      'accepted',
      'accepted-with-warnings',
      'rejected',
      'partly-accepted',
      'superseded',
      'duplicate',
      'gone',
      'failed',
    ]),
    upload: UPLOAD,
    reading: v.exactOptional(
      v.object({
        encoding: v.picklist(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']),
        bom: v.boolean(),
        delimiter: v.picklist(['comma', 'semicolon', 'tab']),
        newline: v.picklist(['lf', 'crlf', 'cr', 'mixed', 'none']),
        layout: v.picklist(['form', 'wide', 'long', 'register']),
      }),
    ),
    reports: v.array(REPORT),
    organisations: v.optional(v.array(ORGANISATION), []),
    decisions: v.optional(v.array(DECISION), []),
    rounds: v.optional(v.array(ROUND), []),
    lines: v.object({
      read: COUNT,
      header: COUNT,
      accepted: COUNT,
      rejected: COUNT,
      skipped: v.array(v.object({ reason: v.string(), lines: COUNT })),
    }),
    counts: v.object({ error: COUNT, warning: COUNT, notice: COUNT }),
    findings: v.array(FINDING),
    engine: v.object({ version: v.string(), ruleset: v.string(), context: v.string() }),
  }),
  v.transform(
    ({
      schema: _schema,
      receipt_id: receiptId,
      reports,
      organisations,
      rounds,
      decisions,
      ...receipt
    }): Receipt => ({
      ...receipt,
      receiptId,
      records: [...reports, ...organisations, ...rounds, ...decisions],
    }),
  ),
);

/**
 * Reads the public JSON of a receipt back, the counterpart of `renderReceipt`. Members that a newer engine added
 * are passed over. Throws when the text is no receipt of this schema.
 */
export function parseReceipt(body: string): Receipt {
  try {
    return v.parse(RECEIPT, JSON.parse(body));
  } catch (error) {
    throw new Error('this text is no receipt of the schema gongkai/receipt/v1', { cause: error });
  }
}
