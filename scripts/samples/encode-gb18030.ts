/** Encodes text as GB18030 the way Chinese Excel saves a CSV: one or two bytes a character. Throws on any other. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...pairOf(character));
  }
  return Uint8Array.from(bytes);
}

let pairs: ReadonlyMap<string, readonly [number, number]> | undefined;

function pairOf(character: string): readonly [number, number] {
  pairs ??= allPairs();
  const pair = pairs.get(character);
  if (!pair) throw new Error(`${character} needs four bytes in GB18030`);
  return pair;
}

/** The decoder turned round: every two-byte sequence, decoded once. */
function allPairs(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd' && !found.has(character))
        found.set(character, [lead, trail]);
    }
  }
  return found;
}
