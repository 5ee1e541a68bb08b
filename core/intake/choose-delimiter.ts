import { DELIMITERS, type Delimiter } from './delimiter.ts';
import { parseRows } from './parse-rows.ts';
import { recogniseLayout } from './recognise-layout.ts';
import { tableOfRows } from './table.ts';
import type { DatasetId } from './upload-key.ts';

/** How much of the text is tried: enough for the widest header and for the first rows of table 三. */
const TRIED_CHARACTERS = 128 * 1024;
const TRIED_LINES = 400;

/**
 * The delimiter under which the headings are known. Nothing is guessed from statistics: where no delimiter gives
 * a known heading, the comma is taken and the missing heading is what gets reported.
 */
export function chooseDelimiter(text: string, dataset: DatasetId): Delimiter {
  const start = beginning(text);
  const fits = Object.values(DELIMITERS).find((delimiter) => {
    if (!start.includes(delimiter)) return false;
    const parsed = parseRows(start, delimiter);
    return 'rows' in parsed && recogniseLayout(tableOfRows(parsed.rows), dataset) !== undefined;
  });
  return fits ?? DELIMITERS.comma;
}

/** The first lines, whole; an open quote at the cut is closed so that the trial can be parsed. */
function beginning(text: string): string {
  let end = 0;
  for (let lines = 0; lines < TRIED_LINES && end >= 0 && end < TRIED_CHARACTERS; lines++) {
    const next = text.slice(end, end + TRIED_CHARACTERS).search(/[\r\n]/);
    if (next < 0) return close(text.slice(0, TRIED_CHARACTERS));
    end += next + 1;
  }
  return close(text.slice(0, end));
}

function close(text: string): string {
  const quotes = text.split('"').length - 1;
  return quotes % 2 === 0 ? text : `${text}"`;
}
