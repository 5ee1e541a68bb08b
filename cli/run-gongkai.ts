import { ENGINE } from '../core/findings/engine.ts';
import { LANGUAGES, type Language } from '../core/findings/language.ts';
import { chooseLanguage } from './choose-language.ts';
import { UsageError } from './command-error.ts';
import type { Command, OptionDeclarations } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { readArguments } from './read-arguments.ts';
import { SHARED_OPTIONS } from './shared-options.ts';
import { tellError } from './tell-error.ts';
import type { Terminal } from './terminal.ts';
import { sayWords } from './words.ts';
import { writeHelp, writeOverview } from './write-help.ts';

/**
 * Runs the command that the words name and answers with its exit code. What the user can mend is told in one line;
 * a fault of the program is thrown.
 */
export async function runGongkai(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = languageOf(words, terminal);
  try {
    return await dispatch(words, terminal, language);
  } catch (error) {
    const exitCode = tellError(error, terminal, language);
    if (exitCode === EXIT.usage)
      terminal.err(`${sayWords('more-help', language, { command: helpFor(words) })}
`);
    return exitCode;
  }
}

function helpFor([first]: readonly string[]): string {
  const command = COMMANDS.find(({ name }) => name === first);
  return ['gongkai', ...(command ? [command.name] : []), '--help'].join(' ');
}

/** The language has to be known before anything can be complained of. */
function languageOf(words: readonly string[], { environment }: Terminal): Language {
  const at = words.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const named = words[at]?.startsWith('--lang=') ? words[at].slice('--lang='.length) : words[at + 1];
  const chosen = at < 0 ? undefined : LANGUAGES.find((language) => language === named);
  return chosen ?? chooseLanguage(environment);
}

async function dispatch(words: readonly string[], terminal: Terminal, language: Language): Promise<ExitCode> {
  const [first, ...rest] = words;
  const command = COMMANDS.find(({ name }) => name === first);
  if (command) return runCommand(command, rest, { terminal, language });
  if (first === '--version') {
    terminal.out(`gongkai ${ENGINE.version} (${ENGINE.ruleset})\n`);
    return EXIT.fine;
  }
  const help = writeOverview(COMMANDS, { language, width: terminal.width });
  if (first === undefined) {
    terminal.err(help);
    return EXIT.usage;
  }
  if (!['--help', '-h', 'help', '--lang'].includes(first) && !first.startsWith('--lang='))
    throw new UsageError(first.startsWith('-') ? 'unknown-option' : 'unknown-command', { name: first });
  terminal.out(help);
  return EXIT.fine;
}

interface Setting {
  readonly terminal: Terminal;
  readonly language: Language;
}

async function runCommand(
  command: Command,
  words: readonly string[],
  { terminal, language }: Setting,
): Promise<ExitCode> {
  const declared: OptionDeclarations = { ...command.options, ...SHARED_OPTIONS };
  const { values, given } = readArguments(words, declared);
  if (values['help'] === true) {
    terminal.out(writeHelp(command, { language, width: terminal.width }));
    return EXIT.fine;
  }
  if (given.length < command.least) throw new UsageError('too-few-files', { usage: command.usage });
  if (given.length > command.most)
    throw new UsageError('too-many-files', { value: given[command.most] ?? '' });
  if (given.filter((path) => path === '-').length > 1) throw new UsageError('stdin-once');
  return command.run({
    // Held to the declarations from which their type is made.
    options: values,
    given,
    language,
    terminal,
    say: (name, facts) => sayWords(name, language, facts),
  });
}
