import { ORG_ID } from '../datasets/organisation.ts';
import type { Observation } from '../findings/describe.ts';
import type { Reading, UploadFacts } from '../findings/receipt.ts';
import { reportIdOf } from '../forms/canonical-report.ts';
import { placeAt } from './cell-address.ts';
import { findForbidden, isHarmlessAscii, locateForbidden } from './check-text.ts';
import { chooseDelimiter } from './choose-delimiter.ts';
import { decode } from './decode.ts';
import { findJoinedRows } from './find-joined-rows.ts';
import { delimiterName, type Delimiter } from './delimiter.ts';
import type { DraftReport, DraftRow, LayoutRead, UploadRead } from './draft.ts';
import { recogniseFormat } from './file-signature.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { readYear } from './read-year.ts';
import { recogniseLayout } from './recognise-layout.ts';
import { scanCharacters, scanText, type Scan, type ScanProblem } from './scan-text.ts';
import { tableOfRows, TextTable, type Table } from './table.ts';
import { parseUploadKey, type DatasetId } from './upload-key.ts';

const SEP_LINE = /^sep=(.)(?:\r\n?|\n)/i;
/** How much of a text is looked at for a header that is nearly one. */
const START = 2000;
const DOS_END_OF_FILE = '\u001a';
const FULL_WIDTH_HEADER = /(?:org_id|机构编码|year|年度|机构名称)\s*[，、：；　]/;

/**
 * Reads the bytes of an upload as far as they can be read: bytes → text → rows → drafts that know their places.
 * Every doubt is an observation; nothing is typed or judged yet. Never throws on any bytes, and the work is
 * bounded by `limits` before the parser sees the text.
 */
export function readUpload(
  bytes: Uint8Array,
  upload: UploadFacts,
  limits: Limits = DEFAULT_LIMITS,
): UploadRead {
  const dataset = parseUploadKey(upload.key)?.dataset;
  if (dataset === undefined)
    return refuse(upload, { code: 'key-not-allowed', at: [], facts: { dataset: upload.dataset } });
  const unread = refuseBytes(bytes, limits);
  if (unread) return refuse(upload, unread);
  const decoded = decode(bytes);
  if ('problem' in decoded) return refuse(upload, { code: decoded.problem, at: [] });
  // No other character is as long in a text as it is in bytes, but for the € of GBK, which harms nothing.
  const isAscii = decoded.text.length === bytes.length;
  return readText(decoded, { upload, dataset, limits, isAscii });
}

function refuseBytes(bytes: Uint8Array, limits: Limits): Observation | undefined {
  if (bytes.length === 0) return { code: 'empty-file', at: [] };
  if (bytes.length > limits.bytes) {
    return { code: 'too-large', at: [], facts: { bytes: String(bytes.length), limit: String(limits.bytes) } };
  }
  const format = recogniseFormat(bytes);
  return format === undefined ? undefined : { code: 'not-a-csv', at: [], facts: { format } };
}

interface Source {
  readonly upload: UploadFacts;
  readonly dataset: DatasetId;
  readonly limits: Limits;
  readonly isAscii: boolean;
}

function readText(
  decoded: { text: string; encoding: Reading['encoding']; bom: boolean },
  source: Source,
): UploadRead {
  const text = withoutEndMarks(decoded.text).replace(SEP_LINE, '');
  if (text.trim() === '') return refuse(source.upload, { code: 'empty-file', at: [] });
  const delimiter = chooseDelimiter(text, source.dataset);
  const scan = scanText(text, delimiter, source.limits);
  if ('problem' in scan) return refuse(source.upload, scanObservation(scan, source.limits));
  const table = new TextTable(text, delimiter, { ...scan, columns: source.limits.columns });
  const tooLong = scan.long ? rowWithCellOver(source.limits.text, table) : undefined;
  const overLimit = (seen: ScanProblem) =>
    refuse(source.upload, firstLimit(text, delimiter, { source, seen }));
  if (tooLong !== undefined) return overLimit({ problem: 'field-too-long', row: tooLong });
  const reading = {
    encoding: decoded.encoding,
    bom: decoded.bom,
    delimiter: delimiterName(delimiter),
    newline: scan.newline,
  };
  const remarks = [
    ...remarkBytes(decoded, delimiter),
    ...remarkEnd(scan, table),
    ...(source.isAscii && isHarmlessAscii(text) ? [] : locateForbidden(table, findForbidden(text))),
  ];
  const start = text.slice(0, START);
  const read = readTable(table, { ...source, reading, remarks, scan, start });
  const { problem } = table;
  if (problem === undefined) return read;
  if (problem.problem === 'too-many-columns')
    return overLimit({ problem: problem.problem, row: problem.row });
  const facts = { reason: problem.problem };
  return refuse(source.upload, { code: 'parser-refused', at: [placeAt(problem.row, 1)], facts });
}

/** The limit that a text exceeds first: the table counts its columns late, and opens its last rows before the others. */
function firstLimit(
  text: string,
  delimiter: Delimiter,
  { source, seen }: { readonly source: Source; readonly seen: ScanProblem },
): Observation {
  const scanned = scanCharacters(text, delimiter, source.limits);
  return scanObservation('problem' in scanned ? scanned : seen, source.limits);
}

function withoutEndMarks(text: string): string {
  let end = text.length;
  while (text[end - 1] === DOS_END_OF_FILE) end--;
  return text.slice(0, end);
}

function scanObservation({ problem, row }: ScanProblem, limits: Limits): Observation {
  const limit: Partial<Record<ScanProblem['problem'], number>> = {
    'too-many-rows': limits.rows,
    'too-many-columns': limits.columns,
    'field-too-long': limits.text,
  };
  const facts = { limit: String(limit[problem] ?? ''), row: String(row) };
  return { code: problem, at: [placeAt(row, 1)], facts };
}

function remarkBytes(
  decoded: { text: string; encoding: Reading['encoding'] },
  delimiter: Delimiter,
): Observation[] {
  const remarks: Observation[] = [];
  if (decoded.encoding.startsWith('utf-16')) remarks.push({ code: 'encoding-utf-16', at: [] });
  if (decoded.text.endsWith(DOS_END_OF_FILE)) remarks.push({ code: 'dos-end-of-file', at: [] });
  const [, declared] = SEP_LINE.exec(decoded.text) ?? [];
  if (declared !== undefined)
    remarks.push({ code: declared === delimiter ? 'sep-line' : 'sep-line-lies', at: [placeAt(1, 1)] });
  return remarks;
}

function remarkEnd(scan: Scan, table: Table): Observation[] {
  return scan.endsWithNewline
    ? []
    : [{ code: 'no-final-newline', at: [placeAt(Math.max(table.length, 1), 1)] }];
}

interface TextSource extends Source {
  readonly reading: Omit<Reading, 'layout'>;
  readonly remarks: readonly Observation[];
  readonly scan: Scan;
  /** The first characters of the text. */
  readonly start: string;
}

function readTable(table: Table, source: TextSource): UploadRead {
  const layout = recogniseLayout(table, source.dataset);
  if (!layout) {
    table.all(); // for the limits: most of these rows nobody has asked for
    const code = FULL_WIDTH_HEADER.test(source.start) ? 'full-width-delimiter' : 'header-missing';
    const refused = refuse(source.upload, ...source.remarks, { code, at: [placeAt(1, 1, table.row(0)[0])] });
    return { ...refused, rows: { ...refused.rows, read: table.length } };
  }
  const read = layout.read(table);
  const observations = [
    ...source.remarks,
    ...read.observations,
    ...(source.scan.long ? longCells(table, source.limits, read) : []),
    ...(source.scan.quoted ? findJoinedRows(table) : []),
    ...decimalComma(table, source.reading.delimiter),
  ];
  if (read.reports.length + read.organisations.length + read.rounds.length === 0)
    observations.push({ code: 'no-data', at: [placeAt(table.length, 1)] });
  let mentioned: UploadRead['mentions'] | undefined;
  return {
    upload: source.upload,
    reading: { ...source.reading, layout: layout.name },
    table,
    rows: { read: table.length, header: read.header, skipped: read.skipped },
    observations,
    reports: read.reports,
    organisations: read.organisations,
    rounds: read.rounds,
    get mentions() {
      mentioned ??= mentionsOf(read, source.upload);
      return mentioned;
    },
  };
}

/** The spreadsheet row of the first cell with more characters than any text may have. */
function rowWithCellOver(limit: number, table: Table): number | undefined {
  for (let row = 0; row < table.length; row++)
    if (table.row(row).some((cell) => cell.length > limit)) return row + 1;
  return undefined;
}

/** Cells beyond their limit: the larger one is for text sections alone. */
function longCells(table: Table, limits: Limits, read: LayoutRead): Observation[] {
  for (let row = 0; row < table.length; row++) {
    const limit = (column: number) => (read.isProse(row, column) ? limits.text : limits.cell);
    const column = table
      .row(row)
      .findIndex((cell, at) => cell.length > limits.cell && cell.length > limit(at));
    if (column < 0) continue;
    const facts = { limit: String(limit(column)), row: String(row + 1) };
    return [{ code: 'field-too-long', at: [placeAt(row + 1, column + 1)], facts }];
  }
  return [];
}

/** Semicolons stand where a comma is the decimal sign: then 1,234 may mean either number, and neither is taken. */
function decimalComma(table: Table, delimiter: Reading['delimiter']): Observation[] {
  if (delimiter !== 'semicolon') return [];
  for (let row = 0; row < table.length; row++) {
    const cells = table.row(row);
    const column = cells.findIndex((cell) => /^\s*[0-9]+,[0-9]+\s*$/.test(cell));
    if (column >= 0) return [{ code: 'decimal-comma', at: [placeAt(row + 1, column + 1, cells[column])] }];
  }
  return [];
}

function mentionsOf(read: LayoutRead, upload: UploadFacts): UploadRead['mentions'] {
  const organisations = new Set(upload.sender === undefined ? [] : [upload.sender]);
  const reports = new Set<string>();
  for (const report of read.reports) mentionReport(report, organisations, reports);
  for (const row of [...read.organisations, ...read.rounds]) mentionRow(row, organisations);
  return { organisations: [...organisations], reports: [...reports] };
}

function mentionReport(report: DraftReport, organisations: Set<string>, reports: Set<string>): void {
  const orgId = report.orgId.text.trim();
  if (!ORG_ID.test(orgId)) return;
  organisations.add(orgId);
  const year = readYear(report.year.text);
  if ('problem' in year) return;
  reports.add(reportIdOf(orgId, year.value));
  reports.add(reportIdOf(orgId, year.value - 1));
}

function mentionRow(row: DraftRow, organisations: Set<string>): void {
  for (const name of ['org_id', 'parent', 'successor', 'organisation']) {
    const id = row.cells.get(name)?.text.trim() ?? '';
    if (ORG_ID.test(id)) organisations.add(id);
  }
}

function refuse(upload: UploadFacts, ...observations: readonly Observation[]): UploadRead {
  const rows = { read: 0, header: 0, skipped: new Map<string, number>() };
  const mentions = { organisations: [], reports: [] };
  return {
    upload,
    reading: undefined,
    table: NO_TABLE,
    rows,
    observations,
    reports: [],
    organisations: [],
    rounds: [],
    mentions,
  };
}

const NO_TABLE = tableOfRows([]);
