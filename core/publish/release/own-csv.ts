/** A table that we wrote ourselves: its header as it stands, and the rest, every row with its line end. */
export interface OwnTable {
  readonly header: string;
  readonly body: string;
}

const LINE_END = '\r\n';

/** Parts a table of ours into header and rows. Names of columns have neither quotes nor line ends. */
export function splitTable(bytes: Uint8Array): OwnTable {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const end = text.indexOf(LINE_END);
  if (end === -1) throw new RangeError('a table of the feeds has no header line');
  return { header: text.slice(0, end), body: text.slice(end + LINE_END.length) };
}

/** The rows of a body that we wrote: RFC 4180, lines ended by CRLF, quotes only around whole fields. */
export function* rowsOf(body: string): Generator<readonly string[]> {
  for (const row of linesOf(body)) yield fieldsOf(row);
}

/** Every row with `count` empty fields more, for a table that has got columns since. */
export function padRows(body: string, count: number): string {
  if (count === 0) return body;
  const more = ','.repeat(count) + LINE_END;
  return [...linesOf(body)].map((row) => row + more).join('');
}

/** The rows as they stand, without their line ends; each character is looked at a fixed number of times. */
function* linesOf(body: string): Generator<string> {
  let quote = body.indexOf('"');
  for (let start = 0; start < body.length; ) {
    let end = body.indexOf(LINE_END, start);
    while (quote !== -1 && quote < end) {
      const close = closingQuote(body, quote);
      if (close > end) end = body.indexOf(LINE_END, close);
      quote = body.indexOf('"', close + 1);
    }
    if (end === -1) throw new RangeError('a table of the feeds ends within a row');
    yield body.slice(start, end);
    start = end + LINE_END.length;
  }
}

function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  throw new RangeError('a table of the feeds has a quote that does not close');
}

function fieldsOf(row: string): readonly string[] {
  if (!row.includes('"')) return row.split(',');
  const fields: string[] = [];
  for (let at = 0; at <= row.length; ) {
    const quoted = row[at] === '"';
    const close = quoted ? closingQuote(row, at) : -1;
    const comma = row.indexOf(',', quoted ? close : at);
    const end = comma === -1 ? row.length : comma;
    fields.push(quoted ? row.slice(at + 1, close).replaceAll('""', '"') : row.slice(at, end));
    at = end + 1;
  }
  return fields;
}
