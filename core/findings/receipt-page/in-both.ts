import type { Bilingual } from '../finding.ts';
import { inLanguage, type Language } from '../language.ts';
import { html, type Html } from './html.ts';

/** A sentence in both languages, the reader's first and larger, each marked with its language. */
export function inBoth(text: Bilingual, first: Language): Html {
  const second: Language = first === 'zh-CN' ? 'en' : 'zh-CN';
  return html`<span class="first" lang="${first}">${inLanguage(text, first)}</span> <span class="second" lang="${second}">${inLanguage(text, second)}</span>`;
}
