import { TOMBSTONE } from '../../forms/redaction.ts';
import { feedJson, type Json } from '../feed-json.ts';

/** Which text of which report. */
export interface TextPlace {
  readonly reportId: string;
  readonly field: string;
}

/**
 * A published document with the tombstone in place of a text: a report's own file, its history, or changes with their
 * reasons.
 * Undefined where there is nothing to take out.
 */
export function redactDocument(body: Uint8Array, place: TextPlace): Uint8Array | undefined {
  // A document of ours: whatever it is, only members of these names are looked at.
  const document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Members;
  const redacted = REDACTORS[kindOf(document)](document, place);
  const text = feedJson(redacted as Json);
  return text === feedJson(document as Json) ? undefined : new TextEncoder().encode(text);
}

/** Changes between releases, a report's history, or the report itself. */
function kindOf(document: Members): 'changes' | 'revisions' | 'report' {
  if ('changes' in document) return 'changes';
  return 'revisions' in document ? 'revisions' : 'report';
}

const REDACTORS = { changes: redactChanges, revisions: redactHistory, report: redactReport } as const;

type Members = Readonly<Record<string, unknown>>;

function redactReport(report: Members, { reportId, field }: TextPlace): Members {
  if (report['report_id'] !== reportId) return report;
  if (field === 'correction_reason') return withTombstone(report, field);
  const [group, name] = field.startsWith('explain:')
    ? ['explanations', field.slice('explain:'.length)]
    : ['sections', field];
  const texts = report[group];
  const own = isMembers(texts) ? { ...report, [group]: withTombstone(texts, name) } : report;
  return group === 'explanations' ? withoutExplanation(own, name) : own;
}

/** The explanation beside the findings of a rule. */
function withoutExplanation(report: Members, rule: string): Members {
  const { open_findings: findings } = report;
  if (!Array.isArray(findings)) return report;
  const redacted = findings.map((finding: unknown) => {
    if (!isMembers(finding) || finding['code'] !== rule || !isMembers(finding['explanation'])) return finding;
    return { ...finding, explanation: withTombstone(finding['explanation'], 'text') };
  });
  return { ...report, open_findings: redacted };
}

function redactChanges(document: Members, { reportId, field }: TextPlace): Members {
  const { changes } = document;
  if (!Array.isArray(changes) || field !== 'correction_reason') return document;
  const redacted = changes.map((row: unknown) =>
    isMembers(row) && row['report_id'] === reportId ? withTombstone(row, 'reason') : row,
  );
  return { ...document, changes: redacted };
}

/** Each revision's reason, and the texts that it changed. */
function redactHistory(document: Members, place: TextPlace): Members {
  const { revisions } = document;
  if (!Array.isArray(revisions) || document['report_id'] !== place.reportId) return document;
  const redacted = revisions.map((revision: unknown) =>
    isMembers(revision) ? redactRevision(revision, place) : revision,
  );
  return { ...document, revisions: redacted };
}

function redactRevision(revision: Members, { field }: TextPlace): Members {
  if (field === 'correction_reason') return withTombstone(revision, 'reason');
  const { changes } = revision;
  if (!Array.isArray(changes)) return revision;
  const redacted = changes.map((change: unknown) =>
    isMembers(change) && change['code'] === field
      ? withTombstone(withTombstone(change, 'old'), 'new')
      : change,
  );
  return { ...revision, changes: redacted };
}

function withTombstone(members: Members, name: string): Members {
  return typeof members[name] === 'string' ? { ...members, [name]: TOMBSTONE } : members;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
