/** A Chinese character or a sign of its width, a word with the blanks after it, or blanks. */
const PIECE = /[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/gu;

/** Lines of a text that are no wider than `most` by this measure; a word that is wider has a line to itself. */
export function breakLines(text: string, most: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(PIECE)) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}
