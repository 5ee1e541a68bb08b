import type { Command } from '../command.ts';
import { CONVERT } from './convert.ts';
import { DIFF } from './diff.ts';
import { EXPLAIN } from './explain.ts';
import { TEMPLATE } from './template.ts';
import { UPLOAD } from './upload.ts';
import { VALIDATE } from './validate.ts';
import { VERIFY } from './verify.ts';

/** Every command, in the order in which a person comes to need them. */
export const COMMANDS: readonly Command[] = [TEMPLATE, VALIDATE, EXPLAIN, UPLOAD, DIFF, CONVERT, VERIFY];
