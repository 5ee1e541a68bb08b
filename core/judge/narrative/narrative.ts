import type { FactCode } from './fact-codes.ts';

/** Where a number of the prose stands: the section, its place in the section's own text, the words round it. */
export interface Quotation {
  readonly section: 'section_1' | 'section_6';
  /** Places in the section's text as the file has it, counted in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The sentence, shortened round the number. */
  readonly sentence: string;
}

/** One number that the prose gives and that means something known. Money in 元. */
export interface NarrativeFact {
  readonly code: FactCode;
  readonly value: number;
  readonly approximate: boolean;
  /** `area`: the sentence speaks of a whole region or of all organs, not of the filing one. */
  readonly scope: 'own' | 'area';
  readonly quotation: Quotation;
}

/** A total with its parts: 其中 …, 包括 …, 分别 …, or parts with 共计 behind them. */
export interface NarrativeList {
  readonly total: number;
  readonly parts: readonly number[];
  /** Whether the parts claim to be all: closed by 其他, or introduced by 分别 or followed by 共计. */
  readonly closed: boolean;
  readonly approximate: boolean;
  readonly quotation: Quotation;
}

/** A count and the percentage that the prose gives for it; `decimals` as written. */
export interface NarrativeShare {
  readonly part: number;
  readonly percent: number;
  readonly decimals: number;
  /** Counts of the same sentence that could be the whole. */
  readonly wholes: readonly number[];
  readonly quotation: Quotation;
}

/** What was read out of the prose of a report. */
export interface Narrative {
  readonly facts: readonly NarrativeFact[];
  readonly lists: readonly NarrativeList[];
  readonly shares: readonly NarrativeShare[];
}
