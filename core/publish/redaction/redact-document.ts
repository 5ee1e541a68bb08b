import { CATALOGUE, type CatalogueEntry } from '../../findings/catalogue.ts';
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
    ? (['explanations', field.slice('explain:'.length)] as const)
    : (['sections', field] as const);
  const texts = report[group];
  const redacted = isMembers(texts) ? { ...report, [group]: withTombstone(texts, name) } : report;
  const findings = report['open_findings'];
  if (!Array.isArray(findings)) return redacted;
  const told = findings.map((one: unknown) => (isMembers(one) ? redactFinding(one, group, name) : one));
  return { ...redacted, open_findings: told };
}

/** The rules whose sentence quotes the text that it is about; their two sides are figures. */
const QUOTING: ReadonlySet<string> = new Set(
  Object.entries<CatalogueEntry>(CATALOGUE)
    .filter(([, { message }]) => message.zh.includes('{sentence}'))
    .map(([code]) => code),
);

/** A finding repeats the text that it quotes, or the explanation of its rule. */
function redactFinding(finding: Members, group: 'explanations' | 'sections', name: string): Members {
  const { code, message, explanation } = finding;
  if (group === 'sections') {
    if (typeof code !== 'string' || !QUOTING.has(code) || !isMembers(message)) return finding;
    return { ...finding, message: Object.keys(message).reduce(withTombstone, message) };
  }
  if (code !== name || !isMembers(explanation)) return finding;
  return { ...finding, explanation: withTombstone(explanation, 'text') };
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
