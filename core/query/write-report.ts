import { regionOf } from '../forms/canonical-report.ts';
import { formById, FORMS } from '../forms/form.ts';
import type { Item } from '../forms/item.ts';
import { cellOf } from '../publish/cell.ts';
import type { PublishedReport } from '../publish/published-report.ts';
import { findingsDocument, provenanceDocument } from '../publish/report-json.ts';
import { rawsIn, statusesIn, valuesIn } from '../publish/shard-items.ts';

/**
 * A report as the API tells it: what the feed says of it, the organisation's name left out (it would be a
 * second request to the table). Written as text and not through objects, because this is most of an answer's work.
 */
export function writeReport(report: PublishedReport): string {
  return `{${writeFigures(report)},${writeTexts(report)}}`;
}

/**
 * A report as a row among others, as the feed's own list has it: `values` in the order of the table's items,
 * `statuses` of the cells that hold no figure, and `raw` where what was printed is not the value.
 */
export function writeReportRow(report: PublishedReport, items: readonly Item[]): string {
  const row = {
    ...headOf(report),
    values: valuesIn(report, items),
    statuses: statusesIn(report, items),
    raw: rawsIn(report, items),
  };
  return JSON.stringify(row);
}

function writeFigures(report: PublishedReport): string {
  const basis = formById(report.form).basis;
  const provenance = provenanceDocument(report.provenance);
  const head = { ...headOf(report), form_basis: basis, provenance };
  return `${JSON.stringify(head).slice(1, -1)},"cells":[${writeCells(report)}]`;
}

function headOf({ reportId, orgId, year, form, revision, source }: PublishedReport) {
  return {
    report_id: reportId,
    org_id: orgId,
    region: regionOf(orgId),
    year,
    form,
    revision,
    source: {
      file_sha256: source.fileSha256,
      received_at: source.receivedAt,
      receipt_status: source.status,
    },
  };
}

function writeTexts(report: PublishedReport): string {
  const { sections, correctionReason, explanations, extras } = report;
  const texts = {
    extras: extras ?? [],
    open_findings: findingsDocument(report),
    sections: {
      section_1: sections.one ?? null,
      section_5: sections.five ?? null,
      section_6: sections.six ?? null,
    },
    correction_reason: correctionReason ?? null,
    explanations,
  };
  return JSON.stringify(texts).slice(1, -1);
}

/** What stands before the value of each cell of each form. */
const BEFORE = new Map(
  FORMS.map(({ id, items }) => [id, items.map(({ code }) => `{"code":"${code}","value":"`)]),
);
const AFTER = '","status":"reported"}';

function writeCells(report: PublishedReport): string {
  const { items } = formById(report.form);
  const before = BEFORE.get(report.form) ?? [];
  const plain = Object.keys(report.marks).length === 0;
  let cells = '';
  for (let position = 0; position < items.length; position += 1) {
    if (position > 0) cells += ',';
    const value = report.values[position];
    const item = items[position];
    if (item === undefined) throw new Error(`form ${report.form} has no item ${position}`);
    if (typeof value === 'string' && isPlain(value) && (plain || report.marks[item.code] === undefined)) {
      cells += `${before[position]}${value}${AFTER}`;
    } else {
      cells += JSON.stringify(cellOf(report, item, position));
    }
  }
  return cells;
}

/** Digits, point and minus: letters that JSON takes as they are. */
function isPlain(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code < 0x2d || code > 0x39 || code === 0x2f) return false;
  }
  return true;
}
