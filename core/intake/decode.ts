import type { Reading } from '../findings/receipt.ts';

/** Text with the encoding that proved valid for every byte, or why there is none. */
export type Decoded =
  | { readonly text: string; readonly encoding: Reading['encoding']; readonly bom: boolean }
  | { readonly problem: 'encoding-unknown' | 'mixed-encodings' };

/**
 * The encoding ladder: byte-order mark, strict UTF-8 over all bytes, strict GB18030 over all bytes, stop.
 * Never the other way: GB18030 takes almost any UTF-8 file without an error and makes other characters of it.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = decodeMarked(bytes);
  if (marked) return marked;
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', bom: false };
  if (hasUtf8Line(bytes)) return { problem: 'mixed-encodings' };
  const gb = strictly('gb18030', bytes);
  if (gb === undefined || isForeign(bytes)) return { problem: 'encoding-unknown' };
  return { text: gb, encoding: 'gb18030', bom: false };
}

function decodeMarked(bytes: Uint8Array): Decoded | undefined {
  const encoding = markOf(bytes);
  if (!encoding) return undefined;
  const text = strictly(encoding, bytes.subarray(encoding === 'utf-8' ? 3 : 2));
  return text === undefined ? { problem: 'encoding-unknown' } : { text, encoding, bom: true };
}

function markOf([first, second, third]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function strictly(encoding: Reading['encoding'], bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Whether some line of a file that is not UTF-8 as a whole is UTF-8 all the same, with two or more characters
 * of three bytes: then two files of different encodings were joined.
 */
function hasUtf8Line(bytes: Uint8Array): boolean {
  let start = 0;
  for (let end = 0; end <= bytes.length; end++) {
    if (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) continue;
    if (countThreeByteCharacters(bytes, start, end) >= 2) return true;
    start = end + 1;
  }
  return false;
}

/** How many three-byte characters the line holds; 0 unless all of it is well-formed UTF-8. */
function countThreeByteCharacters(bytes: Uint8Array, start: number, end: number): number {
  let found = 0;
  for (let at = start; at < end; ) {
    const length = sequenceLength(bytes[at] ?? 0);
    if (length === 0 || at + length > end) return 0;
    for (let next = at + 1; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
    if (length === 3) found++;
    at += length;
  }
  return found;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

const ENOUGH = 4;
const FOREIGN_SHARE = 0.5;

/**
 * Whether the two-byte characters lie largely outside everyday Chinese (punctuation and hanzi of GB 2312), as those
 * of Big5, Shift_JIS or a Western code page do when they happen to be valid GB18030.
 */
function isForeign(bytes: Uint8Array): boolean {
  let pairs = 0;
  let outside = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[at + 1] ?? 0;
    pairs++;
    if (!isEveryday(lead, trail)) outside++;
    at += trail >= 0x30 && trail <= 0x39 ? 3 : 1;
  }
  return pairs >= ENOUGH && outside / pairs > FOREIGN_SHARE;
}

/** Rows 1–3 of GB 2312 are punctuation and full-width letters, rows 16–87 hanzi. */
function isEveryday(lead: number, trail: number): boolean {
  return trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xf7));
}
