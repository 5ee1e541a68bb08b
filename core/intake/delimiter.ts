import type { Reading } from '../findings/receipt.ts';

/** The delimiters that are understood, and how a receipt names them. */
export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const satisfies Record<
  Reading['delimiter'],
  string
>;

export type Delimiter = (typeof DELIMITERS)[keyof typeof DELIMITERS];

/** The receipt's word for a delimiter. */
export function delimiterName(delimiter: Delimiter): Reading['delimiter'] {
  if (delimiter === ',') return 'comma';
  return delimiter === ';' ? 'semicolon' : 'tab';
}
