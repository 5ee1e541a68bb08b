import { html, type Html } from '../../findings/receipt-page/html.ts';
import { both } from './both.ts';
import { PAGE_WORDS } from './page-words.ts';

/** The text of a section as its paragraphs; a section that was not filed says so. */
export function sectionText(text: string | undefined): Html {
  const paragraphs = (text ?? '').split(/[\r\n\u2028\u2029]+/).filter((line) => line.trim() !== '');
  if (paragraphs.length === 0) return html`<p class="none">${both(PAGE_WORDS.noText)}</p>`;
  return html`<div class="text" lang="zh-CN">${paragraphs.map((line) => html`<p>${line.trim()}</p>\n`)}</div>`;
}
