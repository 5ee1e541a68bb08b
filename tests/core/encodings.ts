import { encodeGb18030 } from '../../core/publish/layouts/encode-gb18030.ts';

export type EncodingName = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';
export const ENCODINGS: readonly EncodingName[] = ['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'];

/** Text as bytes of an encoding; UTF-16 with its byte-order mark. */
export function encode(text: string, encoding: EncodingName): Uint8Array {
  if (encoding === 'gb18030') return encodeGb18030(text);
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-bom') return new TextEncoder().encode(`\ufeff${text}`);
  return utf16(`\ufeff${text}`, encoding === 'utf-16le');
}

/** Text as UTF-16 code units, without a mark of its own. */
export function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

const TABLES = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Text in a double-byte or single-byte code page that the platform can only decode; what it lacks becomes `?`. */
export function encodeForeign(text: string, label: string): Uint8Array {
  const table = TABLES.get(label) ?? turnRound(label);
  TABLES.set(label, table);
  return Uint8Array.from(Array.from(text).flatMap((character) => table.get(character) ?? [0x3f]));
}

function turnRound(label: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(label, { fatal: true });
  const found = new Map<string, readonly number[]>();
  const learn = (bytes: readonly number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(text).length === 1 && !found.has(text)) found.set(text, bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };
  for (let lead = 0; lead <= 0xff; lead++) learn([lead]);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) learn([lead, trail]);
  return found;
}

/** Byte strings in one. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
