import type { Bilingual } from './finding.ts';

/** Puts words in the places that a sentence names in braces; a place without a word keeps them, where a test sees it. */
export function fillWords(sentence: Bilingual, words: ReadonlyMap<string, string>): Bilingual {
  const put = (text: string) => text.replace(/\{(\w+)\}/g, (brace, name: string) => words.get(name) ?? brace);
  return { zh: put(sentence.zh), en: put(sentence.en) };
}
