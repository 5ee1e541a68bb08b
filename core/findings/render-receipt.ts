import { ROUND_ID } from '../datasets/round.ts';
import type { Bilingual, Finding, Place } from './finding.ts';
import type { Receipt } from './receipt.ts';

/**
 * The public JSON of a receipt: snake_case, UTF-8, a fixed order of members, so that equal receipts are equal
 * bytes. Two spaces of indentation, because people open it.
 */
export function renderReceipt(receipt: Receipt): string {
  return `${JSON.stringify(receiptDocument(receipt), null, 2)}\n`;
}

/** A receipt as JSON tells it. */
export function receiptDocument(receipt: Receipt) {
  const { upload, reading, records, lines, counts, engine } = receipt;
  return {
    schema: 'gongkai/receipt/v1',
    receipt_id: receipt.receiptId,
    status: receipt.status,
    upload: {
      key: upload.key,
      version_id: upload.versionId,
      dataset: upload.dataset,
      ...(upload.sender !== undefined && { sender: upload.sender }),
      file_name: upload.fileName,
      received_at: upload.receivedAt,
      bytes: upload.bytes,
      ...(upload.sha256 !== undefined && { sha256: upload.sha256 }),
    },
    ...(reading && { reading }),
    ...recordLists(records),
    lines: {
      read: lines.read,
      header: lines.header,
      accepted: lines.accepted,
      rejected: lines.rejected,
      skipped: lines.skipped,
    },
    counts,
    findings_listed: receipt.findings.length,
    findings: receipt.findings.map(renderFinding),
    engine,
  };
}

/**
 * Ids of decisions hold a #, those of reports a dot, rounds begin with their name, register ids with digits: each kind
 * gets its own list.
 */
function recordLists(all: Receipt['records']) {
  const decisions = all.filter(({ id }) => id.includes('#'));
  const records = all.filter(({ id }) => !id.includes('#'));
  const reports = records.filter(({ id }) => id.includes('.'));
  const rounds = records.filter(({ id }) => ROUND_ID.test(id));
  const organisations = records.filter(({ id }) => !id.includes('.') && !ROUND_ID.test(id));
  return {
    reports: reports.map(({ id, status, revision }) => ({
      report_id: id,
      status,
      ...(revision !== undefined && { revision }),
    })),
    ...(organisations.length > 0 && {
      organisations: organisations.map(({ id, status, revision }) => ({
        org_id: id,
        status,
        ...(revision !== undefined && { revision }),
      })),
    }),
    ...(rounds.length > 0 && {
      rounds: rounds.map(({ id, status, revision }) => ({
        round_id: id,
        status,
        ...(revision !== undefined && { revision }),
      })),
    }),
    ...(decisions.length > 0 && {
      decisions: decisions.map(({ id, status, revision }) => ({
        decision_id: id,
        status,
        ...(revision !== undefined && { revision }),
      })),
    }),
  };
}

function renderFinding(finding: Finding) {
  return {
    code: finding.code,
    severity: finding.severity,
    ...(finding.reportId !== undefined && { report_id: finding.reportId }),
    message: bothLanguages(finding.message),
    fix: bothLanguages(finding.fix),
    at: finding.at.map(renderPlace),
    ...(finding.expected !== undefined && { expected: finding.expected }),
    ...(finding.actual !== undefined && { actual: finding.actual }),
    ...(finding.difference !== undefined && { difference: finding.difference }),
  };
}

function bothLanguages({ zh, en }: Bilingual) {
  return { 'zh-CN': zh, en };
}

function renderPlace({ cell, row, column, code, value }: Place) {
  return { cell, row, column, ...(code !== undefined && { code }), ...(value !== undefined && { value }) };
}
