import { chinaTime } from '../../findings/china-time.ts';
import type { Bilingual } from '../../findings/finding.ts';
import { html, NOTHING, type Html } from '../../findings/receipt-page/html.ts';
import { FORMS } from '../../forms/form.ts';
import type { CellStatus } from '../../forms/canonical-report.ts';
import type { FileEntry } from '../feed-file.ts';
import type { PublishedReport } from '../published-report.ts';
import { both } from './both.ts';
import { PAGE_WORDS, REVISION_WORDS, STATUS_WORDS, TEXT_WORDS } from './page-words.ts';

/** A value before or after a correction. */
export interface ShownValue {
  readonly value: string | null;
  readonly status: CellStatus | 'absent';
  readonly raw?: string;
}

/** One revision as the page tells it: when, why, and what it changed. */
export interface ShownRevision {
  readonly revision: number;
  readonly kind: keyof typeof REVISION_WORDS;
  readonly source: { readonly receivedAt: string; readonly fileSha256: string };
  readonly reason: string | undefined;
  /** By the code of the item, or the name of a text. */
  readonly changes: readonly { readonly code: string; readonly old: ShownValue; readonly new: ShownValue }[];
}

/** The revisions of a report in their order, and the file that has all of them. */
export interface ShownHistory {
  readonly revisions: readonly ShownRevision[];
  readonly file: FileEntry;
}

/** More changes of a revision than these are left to the file. */
const MOST_CHANGES = 60;
/** Characters of a text that are shown. */
const MOST_TEXT = 80;

/** The revisions of a report (版本), the newest first, each with what it changed value by value. */
export function revisionList(report: PublishedReport, history: ShownHistory | undefined): Html {
  return html`<section aria-labelledby="revisions"><h2 id="revisions">${both(PAGE_WORDS.revisions)}</h2>
${history === undefined ? html`<p>${both(unchanged(report))}</p>` : listed(history)}</section>`;
}

function unchanged({ revision }: PublishedReport): Bilingual {
  if (revision === 1)
    return { zh: '第1版，报送后没有更正。', en: 'Revision 1; nothing was corrected since.' };
  return { zh: `现为第${revision}版。`, en: `This is revision ${revision}.` };
}

function listed({ revisions, file }: ShownHistory): Html {
  return html`<ol class="revisions" reversed>
${revisions.toReversed().map(entry)}</ol>
<p class="screen"><a href="/${file.path}">${both(PAGE_WORDS.wholeHistory)}</a></p>`;
}

function entry({ revision, kind, source, reason, changes }: ShownRevision): Html {
  const more = changes.length - MOST_CHANGES;
  return html`<li value="${revision}" id="revision-${revision}"><p><strong>${both({ zh: `第${revision}版`, en: `Revision ${revision}` })}</strong> · ${both(REVISION_WORDS[kind])} · ${chinaTime(source.receivedAt)} (UTC+8) · <code class="hash">${source.fileSha256.slice(0, 12)}…</code></p>
${reason === undefined ? NOTHING : html`<p>${both(PAGE_WORDS.correction)}：${reason}</p>`}
${changes.length === 0 ? NOTHING : changeTable(changes.slice(0, MOST_CHANGES))}${more > 0 ? html`<p>${both({ zh: `另有 ${more} 处改动，见完整记录。`, en: `${more} more changes are in the whole history.` })}</p>` : NOTHING}</li>
`;
}

function changeTable(changes: ShownRevision['changes']): Html {
  const heading = (name: 'item' | 'before' | 'after') => html`<th scope="col">${both(PAGE_WORDS[name])}</th>`;
  return html`<table class="changes"><thead><tr>${heading('item')}${heading('before')}${heading('after')}</tr></thead>
<tbody>
${changes.map(
  (
    change,
  ) => html`<tr><th scope="row">${nameOf(change.code)}</th><td>${shown(change.old)}</td><td>${shown(change.new)}</td></tr>
`,
)}</tbody></table>`;
}

const ITEMS = new Map(FORMS.flatMap(({ items }) => items.map((item) => [item.code, item])));

function nameOf(code: string): Html {
  const item = ITEMS.get(code);
  if (item !== undefined)
    return html`<a href="#${code}">${both({ zh: `${item.zhRow}·${item.zhColumn}`, en: item.en })}</a>`;
  const [kind = '', ...rest] = code.split(':');
  const words = TEXT_WORDS[kind];
  return html`${words === undefined ? kind : both(words)} ${rest.join(':')}`;
}

function shown({ value, status, raw }: ShownValue): Html {
  if (value !== null) return html`${shortened(value)}`;
  if (status === 'absent') return both(PAGE_WORDS.nothingThere);
  if (status === 'text') return html`${shortened(raw ?? '')}`;
  return status === 'reported' ? NOTHING : both(STATUS_WORDS[status]);
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > MOST_TEXT ? `${characters.slice(0, MOST_TEXT).join('')}…` : characters.join('');
}
