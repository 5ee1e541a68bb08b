/**
 * What happened to a report from one release to the next: it came, a value or a text of it was corrected, it was
 * withdrawn, or personal data was taken out of it.
 */
export const CHANGE_OPS = ['new', 'correction', 'withdrawal', 'redaction'] as const;
export type ChangeOp = (typeof CHANGE_OPS)[number];

/**
 * One change. A correction has a row for each cell, whose `code` is that of its item, and one for each text, whose
 * `code` is `section_1` … and whose values are null: texts stand in the report. A row about the report as a whole
 * has no code. A type and not an interface, because only those count as JSON.
 */
export type ChangeRow = {
  readonly op: ChangeOp;
  readonly report_id: string;
  readonly org_id: string;
  readonly region: string;
  readonly year: number;
  readonly code: string | null;
  readonly old: string | null;
  readonly new: string | null;
  readonly old_status: string | null;
  readonly new_status: string | null;
  readonly old_revision: number | null;
  readonly revision: number | null;
  /** The reason that the sender gave with the correction. */
  readonly reason: string | null;
  /** The public stub of the receipt behind the new revision; null of a new report, which states it itself. */
  readonly receipt: ChangeReceipt | null;
};

export type ChangeReceipt = {
  readonly file_sha256: string;
  readonly received_at: string;
  readonly receipt_status: string;
};
