import type { Bilingual } from '../findings/finding.ts';

interface Described {
  readonly description: Bilingual;
  /** One value that would be right. */
  readonly example: string;
}

/** A whole number between two bounds, both inclusive. */
export interface IntegerParameter extends Described {
  readonly type: 'integer';
  readonly minimum: number;
  readonly maximum: number;
  readonly default?: number;
}

/** A text of one form; `pattern` holds the whole text. */
export interface TextParameter extends Described {
  readonly type: 'text';
  readonly pattern: RegExp;
  readonly default?: string;
}

/** One of a few words, or of many that are explained at `listedAt`. */
export interface ChoiceParameter extends Described {
  readonly type: 'choice';
  readonly values: readonly string[];
  readonly default?: string;
  readonly listedAt?: string;
  /** Why it is these and no others, where somebody may well ask for another. */
  readonly why?: Bilingual;
}

/** Some of a few words, parted by commas, each once. */
export interface ListParameter extends Described {
  readonly type: 'list';
  readonly values: readonly string[];
  /** How many of them at most; all where it is not said. */
  readonly most?: number;
  /** Where they are explained, where they are many. */
  readonly listedAt?: string;
}

/** A line of a series against another one or a number, such as `t3_denied__total.gt.t3_granted__total`. */
export interface ComparisonParameter extends Described {
  readonly type: 'comparison';
  readonly values: readonly string[];
  /** Where they are explained. */
  readonly listedAt: string;
}

/** Where the next page begins: opaque to readers; its value is a place in the list, of the form of `place`. */
export interface CursorParameter extends Described {
  readonly type: 'cursor';
  readonly place: RegExp;
}

/** What may stand in a question, as data: requests are read by it, and descriptions are made from it. */
export type Parameter = (
  | IntegerParameter
  | TextParameter
  | ChoiceParameter
  | ListParameter
  | ComparisonParameter
  | CursorParameter
) & {
  readonly required: boolean;
};
