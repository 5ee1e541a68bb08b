import type { Bilingual } from '../finding.ts';
import type { Language } from '../language.ts';
import type { RecordOutcome } from '../receipt.ts';
import { STATUS_WORDS } from '../status-words.ts';
import { html, NOTHING, type Html } from './html.ts';
import { inBoth } from './in-both.ts';
import { PAGE_WORDS } from './page-words.ts';

/** A page that nobody prints longer; the JSON lists them all. */
const SHOWN = 500;
/** A table of no more rows is not broken over two sheets. */
const TOGETHER = 12;

/** What became of each report or register row: those that need work first. */
export function recordTable(records: readonly RecordOutcome[], first: Language): Html {
  if (records.length === 0) return NOTHING;
  const shown = records.toSorted((a, b) => weight(a) - weight(b)).slice(0, SHOWN);
  const heading = (name: keyof typeof PAGE_WORDS) =>
    html`<th scope="col">${inBoth(PAGE_WORDS[name], first)}</th>`;
  return html`<h2>${inBoth(PAGE_WORDS.records, first)}</h2>
${shown.length < records.length ? html`<p>${inBoth(more(shown.length, records.length), first)}</p>` : NOTHING}
<table${shown.length > TOGETHER ? NOTHING : html` class="together"`}>
<thead><tr>${heading('record')}${heading('outcome')}${heading('revision')}</tr></thead>
<tbody>
${shown.map((record) => row(record, first))}
</tbody>
</table>`;
}

function weight({ status }: RecordOutcome): number {
  return status === 'rejected' ? 0 : 1;
}

function more(shown: number, all: number): Bilingual {
  return {
    zh: `共 ${all} 份，这里列出 ${shown} 份，需要改正的在前；全部见 JSON。`,
    en: `${all} in all; ${shown} are listed, those to correct first. The JSON has all of them.`,
  };
}

function row({ id, status, revision }: RecordOutcome, first: Language): Html {
  return html`<tr><td><code>${id}</code></td><td>${inBoth(STATUS_WORDS[status].title, first)}</td><td>${revision ?? ''}</td></tr>
`;
}
