import type { Command, OptionDeclarations } from '../command.ts';
import { CONVERT } from './convert.ts';
import { DIFF } from './diff.ts';
import { EXPLAIN } from './explain.ts';
import { TEMPLATE } from './template.ts';
import { UPLOAD } from './upload.ts';
import { VALIDATE } from './validate.ts';

/** Every command, in the order in which a person comes to need them. */
export const COMMANDS: readonly Command[] = [
  asAny(TEMPLATE),
  asAny(VALIDATE),
  asAny(EXPLAIN),
  asAny(UPLOAD),
  asAny(DIFF),
  asAny(CONVERT),
];

/** A command is only ever run with values that were held to its own declarations. */
function asAny<Options extends OptionDeclarations>(command: Command<Options>): Command {
  return command as unknown as Command;
}
