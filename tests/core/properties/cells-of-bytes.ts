/** Which bytes of a file make a cell; row and column from 1, `end` is the byte of the sign that ends it. */
export interface CellSpan {
  readonly row: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  /** Its bytes as Latin-1. */
  readonly text: string;
}

const [COMMA, QUOTE, LF] = [0x2c, 0x22, 0x0a];

/** The cells of a well-formed comma-separated file; its signs never occur inside a character of UTF-8 or GB18030. */
export function cellsOfBytes(bytes: Uint8Array): readonly CellSpan[] {
  const spans: CellSpan[] = [];
  let [row, column, start, quoted] = [1, 1, 0, false];
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    if (quoted || (byte !== COMMA && byte !== LF && at < bytes.length)) continue;
    spans.push({
      row,
      column,
      start,
      end: at,
      text: Buffer.from(bytes.subarray(start, at)).toString('latin1'),
    });
    if (byte === LF) [row, column] = [row + 1, 1];
    else column++;
    start = at + 1;
  }
  return spans;
}
