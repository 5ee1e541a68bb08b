import * as v from 'valibot';
import { TOMBSTONE } from '../../forms/redaction.ts';
import { parseDocument } from '../parse-document.ts';
import type { ChangeRow } from './change-row.ts';

/** The little of a published report that is compared; whatever else an older or newer engine wrote is passed over. */
const PublishedDocumentSchema = v.object({
  report_id: v.string(),
  org_id: v.string(),
  region: v.string(),
  year: v.number(),
  revision: v.number(),
  source: v.object({ file_sha256: v.string(), received_at: v.string(), receipt_status: v.string() }),
  cells: v.array(
    v.object({
      code: v.string(),
      value: v.nullable(v.string()),
      status: v.string(),
      raw: v.optional(v.string()),
    }),
  ),
  extras: v.optional(v.array(v.object({ label: v.string(), raw: v.string() })), []),
  sections: v.record(v.string(), v.nullable(v.string())),
  correction_reason: v.nullable(v.string()),
  explanations: v.record(v.string(), v.string()),
});

type Published = v.InferOutput<typeof PublishedDocumentSchema>;

/** Reads a report's own file. */
export function parsePublished(body: Uint8Array): Published {
  return parseDocument(PublishedDocumentSchema, body);
}

/** What differs between two revisions of a report as they were published: cells in the order of the form, then texts. */
export function comparePublished(before: Published, after: Published): readonly ChangeRow[] {
  const row = rowsOf(before, after);
  const texts = changedTexts(before, after).map((code) => {
    const isTakenDown = textOf(after, code) === TOMBSTONE;
    return row({ code, ...(isTakenDown ? { op: 'redaction' as const } : {}) });
  });
  const taken = [...printedTaken(before, after), ...extrasTaken(before, after)];
  return [
    ...changedCells(before, after, row),
    ...texts,
    ...taken.map((code) => row({ code, op: 'redaction' as const })),
  ];
}

/** What was taken out of a report between two files of one revision. */
export function compareRedactions(before: Published, after: Published): readonly ChangeRow[] {
  return comparePublished(before, after).filter(({ op }) => op === 'redaction');
}

type RowOf = (cell: Partial<ChangeRow>) => ChangeRow;

function rowsOf(before: Published, after: Published): RowOf {
  const { report_id, org_id, region, year, revision, source, correction_reason } = after;
  return (cell) => ({
    op: 'correction',
    report_id,
    org_id,
    region,
    year,
    code: null,
    old: null,
    new: null,
    old_status: null,
    new_status: null,
    ...cell,
    old_revision: before.revision,
    revision,
    reason: correction_reason,
    receipt: { ...source },
  });
}

/** A cell that only one of the two has: a report may be filed on another form than it was imported from. */
function changedCells(before: Published, after: Published, row: RowOf): readonly ChangeRow[] {
  const old = new Map(before.cells.map((cell) => [cell.code, cell]));
  const now = new Map(after.cells.map((cell) => [cell.code, cell]));
  const codes = [...now.keys(), ...[...old.keys()].filter((code) => !now.has(code))];
  return codes.flatMap((code) => {
    const [was, is] = [old.get(code), now.get(code)];
    if (was?.value === is?.value && was?.status === is?.status) return [];
    return [
      row({
        code,
        old: was?.value ?? null,
        new: is?.value ?? null,
        old_status: was?.status ?? null,
        new_status: is?.status ?? null,
      }),
    ];
  });
}

function changedTexts(before: Published, after: Published): readonly string[] {
  const sections = keysOf(before.sections, after.sections).filter(
    (name) => (before.sections[name] ?? null) !== (after.sections[name] ?? null),
  );
  const explained = keysOf(before.explanations, after.explanations)
    .filter((rule) => before.explanations[rule] !== after.explanations[rule])
    .map((rule) => `explain:${rule}`);
  const isReasonTaken = after.correction_reason === TOMBSTONE && before.correction_reason !== TOMBSTONE;
  return [...sections, ...explained, ...(isReasonTaken ? ['correction_reason'] : [])];
}

/** Cells of which what was printed was taken out. */
function printedTaken(before: Published, after: Published): readonly string[] {
  const was = new Set(before.cells.filter(({ raw }) => raw === TOMBSTONE).map(({ code }) => code));
  return after.cells.flatMap(({ code, raw }) => (raw === TOMBSTONE && !was.has(code) ? [`raw:${code}`] : []));
}

/** Cells beyond the form that were taken out, counted from 1. */
function extrasTaken(before: Published, after: Published): readonly string[] {
  return after.extras.flatMap(({ raw }, at) =>
    raw === TOMBSTONE && before.extras[at]?.raw !== TOMBSTONE ? [`extra:${at + 1}`] : [],
  );
}

/** A text by the column in which it is uploaded. */
function textOf({ sections, explanations, correction_reason: reason }: Published, code: string) {
  if (code === 'correction_reason') return reason;
  return code.startsWith('explain:') ? explanations[code.slice('explain:'.length)] : sections[code];
}

function keysOf(...records: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))].toSorted((a, b) => (a < b ? -1 : 1));
}
