import { characterWidth, displayWidth } from './display-width.ts';

/** Words of letters and digits stay together, a hyphen ends a piece; hanzi and other signs may be parted anywhere. */
const PIECES = /[!-,.-~\u00a1-\u02ff]+-? *|./gsu;
/** Signs that may not begin a line (避头点). */
const CLINGS = /^[，。、；：！？）】》”’…]/u;

/** Breaks a text into lines of at most `width` columns (at least 2); a longer word is cut, a line break is kept. */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (fits(line + piece.trimEnd(), width) || (CLINGS.test(piece) && fits(line + piece, width + 2))) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    const [whole, rest] = cutWord(piece, width);
    lines.push(...whole);
    line = rest;
  }
  return [...lines, line.trimEnd()];
}

function fits(text: string, width: number): boolean {
  return displayWidth(text) <= width;
}

/** The full lines of a word that is too long for one, and what is left of it. */
function cutWord(word: string, width: number): readonly [lines: readonly string[], rest: string] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of word) {
    const own = characterWidth(character);
    if (used + own > width && character !== ' ') {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += own;
  }
  return [lines, line];
}
