import { parseArgs } from 'node:util';
import { UsageError } from './command-error.ts';
import type { OptionDeclaration, OptionDeclarations } from './command.ts';

/** What a command line says, held to the declared options. */
export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly given: readonly string[];
}

/** Reads the words behind a command; throws UsageError at the first that isn't right. `-h` stands for `--help`. */
export function readArguments(words: readonly string[], declared: OptionDeclarations): Arguments {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(declared).map(([name, option]) => [name, parserOption(option)]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  } as const);
  const values: Record<string, string | boolean | undefined> = defaults(declared);
  const given: string[] = [];
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind !== 'option') continue;
    const name = token.rawName === '-h' ? 'help' : token.name;
    values[name] = readOption(token, declared[name]);
    if (seen.has(name)) throw new UsageError('option-twice', { name: token.rawName });
    seen.add(name);
  }
  return { values, given };
}

function parserOption({ type }: OptionDeclaration) {
  return { type: type === 'flag' ? ('boolean' as const) : ('string' as const) };
}

function defaults(declared: OptionDeclarations): Record<string, string | boolean | undefined> {
  return Object.fromEntries(
    Object.entries(declared).map(([name, option]) => [name, option.type === 'flag' ? false : option.default]),
  );
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function readOption(
  { rawName: name, value, inlineValue }: OptionToken,
  option: OptionDeclaration | undefined,
) {
  if (option === undefined) throw new UsageError('unknown-option', { name });
  if (option.type === 'flag') {
    if (inlineValue === true) throw new UsageError('option-takes-no-value', { name });
    return true;
  }
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('--')))
    throw new UsageError('option-needs-value', { name });
  if (option.type === 'choice' && !option.values.includes(value))
    throw new UsageError('not-a-choice', { name, value, allowed: option.values.join(', ') });
  return value;
}
