/** Shorter texts stand in anything by chance. */
export const TELLING = 4;

/** Every encoding in which a table may come; what is none of it gives nonsense, in which no text is found. */
const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'];

/**
 * Whether a text stands in a file, whatever its encoding and layout; white space, quotes and characters that nobody sees
 * are passed over. A text of a few characters is never found.
 */
export function bytesHoldText(bytes: Uint8Array, text: string): boolean {
  const wanted = withoutMarks(text);
  if (wanted.length < TELLING) return false;
  return ENCODINGS.some((name) => withoutMarks(new TextDecoder(name).decode(bytes)).includes(wanted));
}

/** Whether a text stands in any string of a document. */
export function documentHoldsText(document: unknown, text: string): boolean {
  const wanted = withoutMarks(text);
  return wanted.length >= TELLING && holds(document, wanted);
}

function holds(document: unknown, wanted: string): boolean {
  if (typeof document === 'string') return withoutMarks(document).includes(wanted);
  if (typeof document !== 'object' || document === null) return false;
  return Object.values(document).some((one) => holds(one, wanted));
}

/** As texts are compared that were made even for reading. */
export function folded(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}

function withoutMarks(text: string): string {
  return folded(text).replaceAll(/["\p{Cc}\p{Cf}]/gu, '');
}
