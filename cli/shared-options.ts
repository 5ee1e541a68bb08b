import { LANGUAGES } from '../core/findings/language.ts';
import type { OptionDeclarations } from './command.ts';

/** The options of every command. */
export const SHARED_OPTIONS = {
  lang: { type: 'choice', values: LANGUAGES, about: 'option-lang' },
  help: { type: 'flag', about: 'option-help' },
} as const satisfies OptionDeclarations;
