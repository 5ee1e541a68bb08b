/** The four-byte sequences of the basic plane begin at this one; the other planes at the next, in order. */
const FIRST_FOUR = [0x81, 0x30, 0x81, 0x30] as const;
const BASIC_PLANE_SEQUENCES = 39_420;
const FIRST_SUPPLEMENTARY = 0x10000;
const SUPPLEMENTARY_POINTER = 189_000;

/**
 * Encodes text as GB18030, as Chinese Excel saves a CSV: one, two or four bytes a character. Whatever it gives
 * decodes to the text again. Throws on half a surrogate pair and the few characters that the decoder never gives.
 */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...sequenceOf(character, code));
  }
  return Uint8Array.from(bytes);
}

type Sequence = readonly number[];

let sequences: ReadonlyMap<string, Sequence> | undefined;

function sequenceOf(character: string, code: number): Sequence {
  if (code >= FIRST_SUPPLEMENTARY) return fourBytes(code - FIRST_SUPPLEMENTARY + SUPPLEMENTARY_POINTER);
  sequences ??= allSequences();
  const sequence = sequences.get(character);
  if (!sequence) throw new Error(`GB18030 has no U+${code.toString(16).padStart(4, '0')}`);
  return sequence;
}

/** The decoder turned round: every sequence of the basic plane, decoded once; the shorter one stands. */
function allSequences(): ReadonlyMap<string, Sequence> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, Sequence>();
  for (const sequence of [...pairs(), ...fours()]) {
    const character = decoder.decode(Uint8Array.from(sequence));
    if (character.length === 1 && character !== '\ufffd' && !found.has(character))
      found.set(character, sequence);
  }
  return found;
}

function* pairs(): Generator<Sequence> {
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) yield [lead, trail];
}

function* fours(): Generator<Sequence> {
  for (let pointer = 0; pointer < BASIC_PLANE_SEQUENCES; pointer++) yield fourBytes(pointer);
}

/** The sequence at a place in the order of four-byte sequences: digits to the bases 126, 10, 126, 10. */
function fourBytes(pointer: number): Sequence {
  const [first, second, third, fourth] = FIRST_FOUR;
  return [
    first + Math.floor(pointer / 12_600),
    second + (Math.floor(pointer / 1_260) % 10),
    third + (Math.floor(pointer / 10) % 126),
    fourth + (pointer % 10),
  ];
}
