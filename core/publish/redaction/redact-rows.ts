import { TOMBSTONE } from '../../forms/redaction.ts';
import { csvText } from '../csv-text.ts';
import { feedJson } from '../feed-json.ts';
import { rowsOf } from '../release/own-csv.ts';

/** The cell of which what was printed is to go. */
export interface PrintedPlace {
  readonly reportId: string;
  readonly code: string;
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const [QUOTE, LINE_FEED] = [0x22, 0x0a];

/**
 * A long table with the tombstone in place of what was printed in a cell; all other rows keep their bytes. Undefined
 * where there is nothing to take out. A year of the country is longer than any string, so that only rows of the report
 * are read as text.
 */
export function redactLongCsv(table: Uint8Array, { reportId, code }: PrintedPlace): Uint8Array | undefined {
  const header = DECODER.decode(table.subarray(0, table.indexOf(LINE_FEED)))
    .trimEnd()
    .split(',');
  const [idAt, codeAt, rawAt] = ['report_id', 'code', 'raw'].map((name) => header.indexOf(name));
  if (idAt !== 0 || codeAt === undefined || rawAt === undefined || codeAt < 0 || rawAt < 0) return undefined;
  return replaceRows(table, `${reportId},`, (row) => {
    const [fields = []] = rowsOf(row);
    if (fields[codeAt] !== code || (fields[rawAt] ?? '') === '') return row;
    return `${fields.with(rawAt, TOMBSTONE).map(csvText).join(',')}\r\n`;
  });
}

/** The same of a file with a report a line. */
export function redactNdjson(lines: Uint8Array, { reportId, code }: PrintedPlace): Uint8Array | undefined {
  return replaceRows(lines, `{"report_id":${JSON.stringify(reportId)},`, (line) => {
    const report = JSON.parse(line) as { readonly raw?: Readonly<Record<string, string>> }; // a line of ours
    if (report.raw?.[code] === undefined) return line;
    return feedJson({ ...report, raw: { ...report.raw, [code]: TOMBSTONE } });
  });
}

/** Replaces rows that begin so; undefined where all of them stay as they are. */
function replaceRows(
  file: Uint8Array,
  start: string,
  replace: (row: string) => string,
): Uint8Array | undefined {
  const wanted = ENCODER.encode(start);
  const parts: Uint8Array[] = [];
  let kept = 0;
  for (const [from, to] of rowsIn(file)) {
    if (!wanted.every((byte, at) => file[from + at] === byte)) continue;
    const row = DECODER.decode(file.subarray(from, to));
    const replaced = replace(row);
    if (replaced === row) continue;
    parts.push(file.subarray(kept, from), ENCODER.encode(replaced));
    kept = to;
  }
  return parts.length === 0 ? undefined : joined([...parts, file.subarray(kept)]);
}

/** Where each row begins and the next one does; line ends inside quotes end none. */
function* rowsIn(file: Uint8Array): Generator<readonly [from: number, to: number]> {
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < file.length; at++) {
    if (file[at] === QUOTE) isQuoted = !isQuoted;
    if (file[at] !== LINE_FEED || isQuoted) continue;
    yield [from, at + 1];
    from = at + 1;
  }
}

/** Pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
