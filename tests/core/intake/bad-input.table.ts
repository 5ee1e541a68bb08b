import type { BadInput } from './bad-input/bad-input.ts';
import { BINARY_INPUTS } from './bad-input/binaries.ts';
import { DELIMITER_INPUTS } from './bad-input/delimiters.ts';
import { ENCODING_INPUTS } from './bad-input/encodings.ts';
import { FREE_TEXT_INPUTS } from './bad-input/free-text.ts';
import { KEY_INPUTS } from './bad-input/keys.ts';
import { NEWLINE_INPUTS } from './bad-input/newlines.ts';
import { NUMBER_INPUTS } from './bad-input/numbers.ts';
import { QUOTING_INPUTS } from './bad-input/quoting.ts';
import { SIZE_INPUTS } from './bad-input/sizes.ts';
import { STRUCTURE_INPUTS } from './bad-input/structure.ts';
import { WHO_AND_WHEN_INPUTS } from './bad-input/who-and-when.ts';

/** Everything that a national collection meets, by group. */
export const BAD_INPUTS: ReadonlyMap<string, readonly BadInput[]> = new Map([
  ['encodings', ENCODING_INPUTS],
  ['newlines', NEWLINE_INPUTS],
  ['structure', STRUCTURE_INPUTS],
  ['delimiters', DELIMITER_INPUTS],
  ['quoting', QUOTING_INPUTS],
  ['numbers', NUMBER_INPUTS],
  ['who and when', WHO_AND_WHEN_INPUTS],
  ['free text', FREE_TEXT_INPUTS],
  ['sizes', SIZE_INPUTS],
  ['binaries', BINARY_INPUTS],
  ['keys', KEY_INPUTS],
]);
