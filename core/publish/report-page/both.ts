import type { Bilingual } from '../../findings/finding.ts';
import { html, type Html } from '../../findings/receipt-page/html.ts';

/** A sentence of ours in both languages; the stylesheet shows the one that the page is read in. */
export function both({ zh, en }: Bilingual): Html {
  return html`<span class="z" lang="zh-CN">${zh}</span> <span class="e" lang="en">${en}</span>`;
}
