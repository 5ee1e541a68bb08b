import { CATALOGUE, type CatalogueEntry } from '../../findings/catalogue.ts';
import { placeOf, TOMBSTONE } from '../../forms/redaction.ts';
import { feedJson, type Json } from '../feed-json.ts';

/** Which text of which report. */
export interface TextPlace {
  readonly reportId: string;
  readonly field: string;
  /** What a cell beyond the form was called, in each revision: histories name it by that. */
  readonly labels?: readonly string[];
}

/**
 * A published document with the tombstone in place of a text: a report's own file, its history, changes with their
 * reasons, or all reports of a shard.
 * Undefined where there is nothing to take out.
 */
export function redactDocument(body: Uint8Array, place: TextPlace): Uint8Array | undefined {
  // A document of ours: whatever it is, only members of these names are looked at.
  const document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Members;
  const redacted = redactorOf(document)(document, place);
  const text = feedJson(redacted as Json);
  return text === feedJson(document as Json) ? undefined : new TextEncoder().encode(text);
}

/** Each document by a member that only it has; a report itself has none of these. */
const REDACTORS = { changes: redactChanges, revisions: redactHistory, reports: redactShard } as const;

function redactorOf(document: Members): (document: Members, place: TextPlace) => Members {
  const member = (['changes', 'revisions', 'reports'] as const).find((name) => name in document);
  return member === undefined ? redactReport : REDACTORS[member];
}

type Members = Readonly<Record<string, unknown>>;

function redactReport(report: Members, { reportId, field }: TextPlace): Members {
  if (report['report_id'] !== reportId) return report;
  const redacted = redactOwnText(report, field);
  const findings = report['open_findings'];
  if (!Array.isArray(findings)) return redacted;
  const told = findings.map((one: unknown) => (isMembers(one) ? redactFinding(one, field) : one));
  return { ...redacted, open_findings: told };
}

function redactOwnText(report: Members, field: string): Members {
  const { kind, name } = placeOf(field);
  if (kind === 'reason') return withTombstone(report, 'correction_reason');
  if (kind === 'raw')
    return withEach(report, 'cells', (cell) => (cell['code'] === name ? withTombstone(cell, 'raw') : cell));
  if (kind === 'extra')
    return withEach(report, 'extras', (extra, at) =>
      at + 1 === Number(name) ? withTombstone(withTombstone(extra, 'label'), 'raw') : extra,
    );
  const group = kind === 'explain' ? 'explanations' : 'sections';
  const texts = report[group];
  return isMembers(texts) ? { ...report, [group]: withTombstone(texts, name) } : report;
}

/** Of all reports of a shard, what was printed in a cell; they have no other text. */
function redactShard(document: Members, { reportId, field }: TextPlace): Members {
  const { kind, name } = placeOf(field);
  if (kind !== 'raw') return document;
  return withEach(document, 'reports', (report) => {
    const { report_id: id, raw } = report;
    return id === reportId && isMembers(raw) ? { ...report, raw: withTombstone(raw, name) } : report;
  });
}

/** The rules whose sentence quotes the text that it is about; their two sides are figures. */
const QUOTING_SECTIONS = codesThatSay('{sentence}');
/** Those whose sentence quotes what stands in the cell. */
const QUOTING_CELLS = codesThatSay('{value}');

function codesThatSay(fact: string): ReadonlySet<unknown> {
  const quoting = Object.entries<CatalogueEntry>(CATALOGUE).filter(([, { message }]) =>
    message.zh.includes(fact),
  );
  return new Set(quoting.map(([code]) => code));
}

/** A finding repeats the text that it quotes, or the explanation of its rule. */
function redactFinding(finding: Members, field: string): Members {
  const { kind, name } = placeOf(field);
  const { code, items, explanation } = finding;
  if (kind === 'section') return QUOTING_SECTIONS.has(code) ? withoutMessage(finding) : finding;
  if (kind === 'raw' && Array.isArray(items) && items.includes(name)) return redactCellFinding(finding);
  if (kind !== 'explain' || code !== name || !isMembers(explanation)) return finding;
  return { ...finding, explanation: withTombstone(explanation, 'text') };
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Where a cell has words, one side of the finding is these. */
function redactCellFinding(finding: Members): Members {
  const worded = ['expected', 'actual'].filter((side) => {
    const text = finding[side];
    return typeof text === 'string' && !NUMBER.test(text);
  });
  if (worded.length === 0 && !QUOTING_CELLS.has(finding['code'])) return finding;
  return worded.reduce(withTombstone, withoutMessage(finding));
}

function withoutMessage(finding: Members): Members {
  const { message } = finding;
  if (!isMembers(message)) return finding;
  return { ...finding, message: Object.keys(message).reduce(withTombstone, message) };
}

function redactChanges(document: Members, { reportId, field }: TextPlace): Members {
  if (field !== 'correction_reason') return document;
  return withEach(document, 'changes', (row) =>
    row['report_id'] === reportId ? withTombstone(row, 'reason') : row,
  );
}

/** Each revision's reason, and the texts that it changed. */
function redactHistory(document: Members, place: TextPlace): Members {
  if (document['report_id'] !== place.reportId) return document;
  return withEach(document, 'revisions', (revision) => redactRevision(revision, place));
}

function redactRevision(revision: Members, place: TextPlace): Members {
  if (place.field === 'correction_reason') return withTombstone(revision, 'reason');
  return withEach(revision, 'changes', (change) => redactChange(change, place));
}

/** One value that a revision changed. */
function redactChange(change: Members, { field, labels = [] }: TextPlace): Members {
  const { code } = change;
  const { kind, name } = placeOf(field);
  if (kind === 'raw')
    return code === name ? withTombstone(withTombstone(change, 'old_raw'), 'new_raw') : change;
  if (kind !== 'extra') return code === field ? withTombstone(withTombstone(change, 'old'), 'new') : change;
  if (!labels.some((label) => code === `extra:${label}`)) return change;
  return { ...withTombstone(withTombstone(change, 'old'), 'new'), code: `extra:${TOMBSTONE}` };
}

/** A document with the objects of one of its lists replaced. */
function withEach(document: Members, list: string, replace: (one: Members, at: number) => Members): Members {
  const ones = document[list];
  if (!Array.isArray(ones)) return document;
  return { ...document, [list]: ones.map((one: unknown, at) => (isMembers(one) ? replace(one, at) : one)) };
}

function withTombstone(members: Members, name: string): Members {
  return typeof members[name] === 'string' ? { ...members, [name]: TOMBSTONE } : members;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
