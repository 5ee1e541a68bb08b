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
  const text: string[] = [];
  const origin: number[] = [];
  let at = 0;
  for (const line of source.split('\n')) {
    const before = text.length;
    if (breaksHere(text, line)) put('\n', at - 1);
    for (let index = 0; index < line.length; index++) putFolded(line, index);
    if (isHeading(text.slice(before).join('').trim())) put('\n', at + line.length);
    at += line.length + 1;
  }
  return { text: text.join(''), origin };

  function put(character: string, from: number): void {
    text.push(character);
    origin.push(Math.max(from, 0));
  }

  function putFolded(line: string, index: number): void {
    const character = foldCharacter(line[index] ?? '');
    if (character.trim() !== '') put(foldComma(character, text.at(-1), line[index + 1]), at + index);
    else if (isDigit(text.at(-1)) && isDigit(foldCharacter(line[index + 1] ?? ''))) put(' ', at + index);
  }
}

/** Whether the line that begins here is a sentence of its own. */
function breaksHere(text: readonly string[], line: string): boolean {
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
function foldComma(character: string, before: string | undefined, after: string | undefined): string {
  return character === ',' && !(isDigit(before) && isDigit(after)) ? '，' : character;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
