import type { Prose } from './fold-prose.ts';

/** A sentence of folded prose; `start` is its place in the folded text. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** A text without a stop is cut all the same, so that work on it stays linear. */
const SENTENCE = /[^。！？；\n]{1,1000}/g;

/** The sentences of folded prose: what stands between 。！？； and the breaks that folding left. */
export function splitSentences({ text }: Prose): readonly Sentence[] {
  return [...text.matchAll(SENTENCE)].map(({ 0: found, index }) => ({ text: found, start: index }));
}
