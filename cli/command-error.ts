import { EXIT, type ExitCode } from './exit-code.ts';
import type { Facts, WordName } from './words.ts';

/** Why a command can't go on, told to its user in one sentence; never a fault of the program. */
export abstract class CommandError extends Error {
  abstract readonly exitCode: ExitCode;
  readonly word: WordName;
  readonly facts: Facts;

  constructor(word: WordName, facts: Facts = {}, options?: ErrorOptions) {
    super(word, options);
    this.word = word;
    this.facts = facts;
  }
}

/** The command was called in a way that it doesn't know. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
  readonly exitCode = EXIT.usage;
}

/** A file can't be opened, read or written. */
export class UnreadableError extends CommandError {
  override readonly name = 'UnreadableError';
  readonly exitCode = EXIT.unreadable;
}

/** Something that the command needed from elsewhere did not happen: an upload, a receipt. */
export class UnansweredError extends CommandError {
  override readonly name = 'UnansweredError';
  readonly exitCode = EXIT.error;
}
