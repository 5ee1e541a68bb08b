import type { Language } from '../core/findings/language.ts';
import { visibleText } from '../core/findings/visible-text.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { sayWords } from './words.ts';

/** Tells the user in one line what they can mend, and answers with its exit code; a fault of the program is thrown on. */
export function tellError(error: unknown, terminal: Terminal, language: Language): ExitCode {
  if (!(error instanceof CommandError)) throw error;
  const facts = Object.entries(error.facts).map(
    ([name, value]) => [name, visibleText(String(value))] as const,
  );
  terminal.err(`gongkai: ${sayWords(error.word, language, Object.fromEntries(facts))}\n`);
  return error.exitCode;
}
