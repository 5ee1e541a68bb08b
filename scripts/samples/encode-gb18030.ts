/** Encodes text as GB18030 the way Chinese Excel saves a CSV: one, two or four bytes a character. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(pairOf(character) ?? fourOf(code)));
  }
  return Uint8Array.from(bytes);
}

let pairs: ReadonlyMap<string, readonly [number, number]> | undefined;

function pairOf(character: string): readonly [number, number] | undefined {
  pairs ??= allPairs();
  return pairs.get(character);
}

/** The decoder turned round: every two-byte sequence, decoded once. */
function allPairs(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(character).length === 1 && character !== '\ufffd' && !found.has(character))
        found.set(character, [lead, trail]);
    }
  }
  return found;
}

/** Planes above the first follow one another without a gap from this index of a four-byte sequence on. */
const INDEX_OF_U10000 = 189_000;
/** So many four-byte sequences stand for characters of the first plane. */
const IN_FIRST_PLANE = 39_420;

let fours: ReadonlyMap<number, number> | undefined;

function fourOf(code: number): readonly number[] {
  if (code >= 0x10000) return fourBytes(INDEX_OF_U10000 + code - 0x10000);
  fours ??= allFours();
  const index = fours.get(code);
  if (index === undefined) throw new Error(`U+${code.toString(16)} has no place in GB18030`);
  return fourBytes(index);
}

function allFours(): ReadonlyMap<number, number> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<number, number>();
  for (let index = 0; index < IN_FIRST_PLANE; index++) {
    const code = decoder.decode(Uint8Array.from(fourBytes(index))).codePointAt(0) ?? 0;
    if (!found.has(code)) found.set(code, index);
  }
  return found;
}

/** The index-th four-byte sequence: bytes 81–FE, 30–39, 81–FE, 30–39. */
function fourBytes(index: number): readonly number[] {
  const third = Math.floor(index / 10);
  const second = Math.floor(third / 126);
  return [Math.floor(second / 10) + 0x81, (second % 10) + 0x30, (third % 126) + 0x81, (index % 10) + 0x30];
}
