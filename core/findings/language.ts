import type { Bilingual } from './finding.ts';

/** The languages in which people are spoken to. */
export type Language = 'zh-CN' | 'en';

/** Both languages, for options and negotiation. */
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

/** The sentence in one language. */
export function inLanguage(text: Bilingual, language: Language): string {
  return language === 'zh-CN' ? text.zh : text.en;
}
