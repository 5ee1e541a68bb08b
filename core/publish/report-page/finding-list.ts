import type { Bilingual } from '../../findings/finding.ts';
import { html, NOTHING, type Html } from '../../findings/receipt-page/html.ts';
import { formById } from '../../forms/form.ts';
import { RULE_BOOK } from '../../judge/rule-book.ts';
import type { PublishedReport } from '../published-report.ts';
import { both } from './both.ts';
import { PAGE_WORDS } from './page-words.ts';
import { sectionText } from './section-text.ts';

/** What is open about a report: the rule and the items that it speaks of (none: the whole report). */
export interface ListedFinding {
  readonly code: string;
  readonly items: readonly string[];
  /** The answer that stands while it is the finding that was explained. */
  readonly explanation?: { readonly text: string } | null;
}

/** The open findings of a report, by rule: what the rule asks, the cells, and the organisation's own explanation. */
export function findingList(report: PublishedReport, findings: readonly ListedFinding[]): Html {
  const codes = [...new Set([...findings.map(({ code }) => code), ...Object.keys(report.explanations)])];
  if (codes.length === 0) return NOTHING;
  return html`<section aria-labelledby="findings">
<h2 id="findings">${both(PAGE_WORDS.findings)}</h2>
<ul class="findings">
${codes.toSorted().map((code) => entry(code, report, findings))}</ul>
</section>`;
}

function entry(code: string, report: PublishedReport, findings: readonly ListedFinding[]): Html {
  const own = findings.filter((finding) => finding.code === code);
  const items = [...new Set(own.flatMap((finding) => finding.items))];
  const rule = RULE_BOOK.find(({ id }) => id === code);
  const explanation =
    own.find((finding) => finding.explanation)?.explanation?.text ?? report.explanations[code];
  return html`<li id="f-${code}"><p><a class="rule" href="/rules.html#${code}">${code}</a> ${rule === undefined ? NOTHING : html`<strong>${both(rule.title)}</strong> ${both(rule.what)}`}</p>
${places(items, report)}
${explanation === undefined ? NOTHING : html`<p class="why">${both(PAGE_WORDS.explained)}</p>${sectionText(explanation)}`}</li>
`;
}

/** More of them tell nobody more; each cell bears its mark in the tables. */
const MOST_PLACES = 12;

function places(items: readonly string[], report: PublishedReport): Html {
  if (items.length === 0) return NOTHING;
  const more = items.length - MOST_PLACES;
  return html`<ul class="at">${items.slice(0, MOST_PLACES).map(
    (item) => html`<li><a href="#${item}">${both(nameOf(item, report))}</a></li>
`,
  )}${more > 0 ? html`<li>${both({ zh: `另有 ${more} 格，见下方表中标记`, en: `and ${more} more, marked in the tables` })}</li>` : NOTHING}</ul>`;
}

function nameOf(code: string, { form }: PublishedReport): Bilingual {
  const { items, positionOf } = formById(form);
  const item = items[positionOf.get(code) ?? -1];
  return item === undefined ? { zh: code, en: code } : { zh: `${item.zhRow}·${item.zhColumn}`, en: item.en };
}
