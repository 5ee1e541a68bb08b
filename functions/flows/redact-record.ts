import { isDeepStrictEqual } from 'node:util';
import { redactTexts, TOMBSTONE } from '../../core/forms/redaction.ts';
import type { AcceptedRecord } from '../ports.ts';
import { recordDigest } from './record-digest.ts';

/** Which text of which report. */
export interface TextOfReport {
  readonly reportId: string;
  readonly field: string;
}

/** A record with the tombstone in place of the text, under the digest that it had; the very same where there is none. */
export function redactRecord(record: AcceptedRecord, text: TextOfReport): AcceptedRecord {
  if (record.kind === 'decision') return redactDecision(record, text);
  if (record.kind !== 'report' || record.report.reportId !== text.reportId) return record;
  const report = redactTexts(record.report, [text.field]);
  return isDeepStrictEqual(report, record.report)
    ? record
    : { ...record, digest: recordDigest(record), report };
}

function redactDecision(
  record: Extract<AcceptedRecord, { readonly kind: 'decision' }>,
  { reportId, field }: TextOfReport,
): AcceptedRecord {
  const { decision } = record;
  if (decision.kind !== 'explanations' || decision.reportId !== reportId) return record;
  if (`explain:${decision.rule}` !== field || decision.text === null || decision.text === TOMBSTONE)
    return record;
  return { ...record, digest: recordDigest(record), decision: { ...decision, text: TOMBSTONE } };
}
