import { html, type Html } from '../../findings/receipt-page/html.ts';
import { formById } from '../../forms/form.ts';
import type { PublishedReport } from '../published-report.ts';

/** The sentence of a finding in both languages, as JSON tells it. */
export interface PublishedSentence {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** Codes of items as sentences name cells. */
const CODE = /(\bt[234][a-z0-9]*_[a-z0-9_]+)/;

/** So many in a row tell nobody anything: the list below the sentence names them. */
const MANY_CODES = /\bt[234][a-z0-9]*_[a-z0-9_]+(?:, t[234][a-z0-9]*_[a-z0-9_]+){2,}/g;

/** A finding's sentence in both languages; each cell that it names leads to its number, many of them are counted. */
export function findingSentence(message: PublishedSentence, { form }: PublishedReport): Html {
  const { positionOf } = formById(form);
  const linked = (text: string, counted: (count: number) => string) =>
    text
      .replace(MANY_CODES, (codes) => counted(codes.split(', ').length))
      .split(CODE)
      .map((part) =>
        positionOf.has(part) ? html`<a href="#${part}"><code>${part}</code></a>` : html`${part}`,
      );
  return html`<span class="z" lang="zh-CN">${linked(message['zh-CN'], (count) => `${count} 格`)}</span> <span class="e" lang="en">${linked(message.en, (count) => `${count} cells`)}</span>`;
}
