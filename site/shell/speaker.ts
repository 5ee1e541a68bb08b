import { fillWords } from '../../core/findings/fill-words.ts';
import type { Bilingual } from '../../core/findings/finding.ts';
import { inLanguage, type Language } from '../../core/findings/language.ts';

/** What is put in the braces of a sentence. */
export type Facts = Readonly<Record<string, string | number>>;

/** Says an entry of a catalogue in the page's language. */
export type Say<Name extends string> = (name: Name, facts?: Facts) => string;

/** A voice for one catalogue of words: each page has its own, and all are typed, so that no sentence is missing. */
export function speaker<Name extends string>(
  words: Readonly<Record<Name, Bilingual>>,
  language: Language,
): Say<Name> {
  return (name, facts = {}) => {
    const filled = new Map(Object.entries(facts).map(([fact, value]) => [fact, String(value)]));
    return inLanguage(fillWords(words[name], filled), language);
  };
}
