import type { Bilingual } from './finding.ts';

/** Puts words in the places that a sentence names in braces; a place without a word is left empty. */
export function fillWords(sentence: Bilingual, words: ReadonlyMap<string, string>): Bilingual {
  const put = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => words.get(name) ?? '');
  return { zh: put(sentence.zh), en: put(sentence.en) };
}
