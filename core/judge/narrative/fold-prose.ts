/**
 * Prose made even for reading: narrow digits and letters, Chinese punctuation, no white space. `origin[i]` is the
 * place in the source of the folded character `i`, so that whatever is found can be shown as it was written.
 */
export interface Prose {
  readonly text: string;
  readonly origin: readonly number[];
}

const HEADING = /^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|[0-9]{1,2}[.、．])/;
const LONGEST_HEADING = 30;
const STOPS = '。！？；：';
const PUNCTUATION: Readonly<Record<string, string>> = {
  '(': '（',
  ')': '）',
  ';': '；',
  ':': '：',
  '！': '！',
  '％': '%',
  '．': '.',
  '－': '-',
  '＋': '+',
  '﹪': '%',
};

/**
 * Folds prose in one linear pass. A line break ends a sentence only after a stop or a heading, or before one: text
 * copied out of a PDF breaks its lines anywhere.
 */
export function foldProse(source: string): Prose {
  const folded: Folded = { text: '', origin: [] };
  let at = 0;
  for (const line of source.split('\n')) {
    if (breaksHere(folded.text, line)) put(folded, '\n', at - 1);
    const before = folded.text.length;
    for (let index = 0; index < line.length; index++) foldInto(folded, line, { at, index });
    if (isHeading(folded.text.slice(before, before + LONGEST_HEADING + 1)))
      put(folded, '\n', at + line.length);
    at += line.length + 1;
  }
  return folded;
}

/** What was folded so far; mutated in place because it grows by a character at a time. */
interface Folded {
  text: string;
  readonly origin: number[];
}

function put(folded: Folded, character: string, from: number): void {
  folded.text += character;
  folded.origin.push(Math.max(from, 0));
}

interface Spot {
  /** Where the line begins in the source. */
  readonly at: number;
  readonly index: number;
}

function foldInto(folded: Folded, line: string, { at, index }: Spot): void {
  const source = line[index] ?? '';
  if (isHanzi(source)) return put(folded, source, at + index);
  const character = foldCharacter(source);
  const isBlank = character.trim() === '';
  if (isBlank && !standsBetweenDigits(folded, line, index)) return;
  put(folded, isBlank ? ' ' : foldComma(character, folded, line[index + 1]), at + index);
}

function isHanzi(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fff';
}

function standsBetweenDigits({ text }: Folded, line: string, index: number): boolean {
  return isDigit(text.at(-1)) && isDigit(foldCharacter(line[index + 1] ?? ''));
}

/** Whether the line that begins here is a sentence of its own. */
function breaksHere(text: string, line: string): boolean {
  const last = text.at(-1);
  if (last === undefined || last === '\n') return false;
  return STOPS.includes(last) || HEADING.test(line.trim().replace('(', '（').replace(')', '）'));
}

function isHeading(line: string): boolean {
  return line.length <= LONGEST_HEADING && HEADING.test(line) && !/[。，；]/.test(line);
}

function foldCharacter(character: string): string {
  const known = PUNCTUATION[character];
  if (known !== undefined) return known;
  const code = character.charCodeAt(0);
  const isWide = (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff5a);
  return isWide ? String.fromCharCode(code - 0xfee0) : character;
}

/** A comma between digits groups thousands; any other is punctuation. */
function foldComma(character: string, { text }: Folded, after: string | undefined): string {
  return character === ',' && !(isDigit(text.at(-1)) && isDigit(after)) ? '，' : character;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
