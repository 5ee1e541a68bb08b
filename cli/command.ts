import type { Language } from '../core/findings/language.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import type { Facts, WordName } from './words.ts';

/** One option as data: options are read by it, and the help is written from it. */
export type OptionDeclaration = { readonly about: WordName } & (
  | { readonly type: 'text'; readonly valueName: string; readonly default?: string }
  | { readonly type: 'choice'; readonly values: readonly string[]; readonly default?: string }
  | { readonly type: 'flag' }
);

export type OptionDeclarations = Readonly<Record<string, OptionDeclaration>>;

type ValueOf<Option extends OptionDeclaration> = Option extends { readonly type: 'flag' }
  ? boolean
  : Option extends { readonly type: 'choice'; readonly values: readonly (infer Word)[] }
    ? Word
    : string;

type Given<Option extends OptionDeclaration> = Option extends
  | { readonly type: 'flag' }
  | { readonly default: string }
  ? ValueOf<Option>
  : ValueOf<Option> | undefined;

/** The values of declared options, defaults filled in. */
export type OptionValues<Options extends OptionDeclarations> = {
  readonly [Name in keyof Options]: Given<Options[Name]>;
};

/** One call of a command: what was given, whom to speak to. */
export interface Call<Options extends OptionDeclarations> {
  readonly options: OptionValues<Options>;
  /** What stands beside the options: files, or a code. */
  readonly given: readonly string[];
  readonly language: Language;
  readonly terminal: Terminal;
  /** A sentence in the user's language. */
  readonly say: (name: WordName, facts?: Facts) => string;
}

/** A command: declared, and run. */
export interface Command<Options extends OptionDeclarations = OptionDeclarations> {
  readonly name: string;
  readonly about: WordName;
  /** What stands beside the options, as the help shows it. */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  readonly options: Options;
  run(call: Call<Options>): Promise<ExitCode>;
}
