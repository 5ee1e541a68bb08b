import type { Bilingual } from '../../findings/finding.ts';
import { html, NOTHING, type Html } from '../../findings/receipt-page/html.ts';
import { formById } from '../../forms/form.ts';
import { RULE_BOOK } from '../../judge/rule-book.ts';
import type { PublishedReport } from '../published-report.ts';
import { both } from './both.ts';
import { findingSentence } from './finding-sentence.ts';
import type { PlacedFinding } from './placed-finding.ts';
import { PAGE_WORDS } from './page-words.ts';
import { sectionText } from './section-text.ts';

/**
 * The open findings of a report, by rule: what the rule asks, what was found with both sides and where, and the
 * organisation's own explanation.
 */
export function findingList(report: PublishedReport, findings: readonly PlacedFinding[]): Html {
  const codes = [...new Set([...findings.map(({ code }) => code), ...Object.keys(report.explanations)])];
  if (codes.length === 0) return NOTHING;
  return html`<section aria-labelledby="findings">
<h2 id="findings">${both(PAGE_WORDS.findings)}</h2>
<ul class="findings">
${codes.toSorted().map((code) => entry(code, report, findings))}</ul>
</section>`;
}

/** More findings of one rule tell nobody more; each cell bears its mark in the tables. */
const MOST_FINDINGS = 20;

function entry(code: string, report: PublishedReport, findings: readonly PlacedFinding[]): Html {
  const own = findings.filter((finding) => finding.code === code);
  const rule = RULE_BOOK.find(({ id }) => id === code);
  const more = own.length - MOST_FINDINGS;
  return html`<li id="f-${code}"><p><a class="rule" href="/rules.html#${code}">${code}</a> ${rule === undefined ? NOTHING : html`<strong>${both(rule.title)}</strong> ${both(rule.what)}`}</p>
${own.slice(0, MOST_FINDINGS).map((finding) => told(finding, report))}${more > 0 ? html`<p>${both({ zh: `另有 ${more} 项，见下方表中标记`, en: `and ${more} more, marked in the tables` })}</p>` : NOTHING}
${explanationOf(code, own, report)}</li>
`;
}

function told(finding: PlacedFinding, report: PublishedReport): Html {
  return html`<div class="found" id="${finding.anchor}"><p>${findingSentence(finding.message, report)}</p>
${sides(finding)}${places([...new Set(finding.items)], report)}</div>
`;
}

/** What was to be, what is, and how far they are apart. */
function sides({ expected, actual, difference }: PlacedFinding): Html {
  const known = [
    ['expected', expected],
    ['actual', actual],
    ['difference', difference],
  ] as const;
  const shown = known.flatMap(([name, text]) =>
    text === null ? [] : [html`<span>${both(PAGE_WORDS[name])} <strong>${text}</strong></span> `],
  );
  return shown.length === 0
    ? NOTHING
    : html`<p class="sides">${shown}</p>
`;
}

/** An answer to what is not there, or not there any more, stands in the report all the same and is told as such. */
function explanationOf(code: string, own: readonly PlacedFinding[], report: PublishedReport): Html {
  const standing = own.find((finding) => finding.explanation !== null)?.explanation;
  if (standing) {
    const by = standing.by === null ? NOTHING : html` · ${standing.by}`;
    return html`<p class="why">${both(PAGE_WORDS.explained)}${by}</p>${sectionText(standing.text)}`;
  }
  const filed = report.explanations[code];
  if (filed === undefined) return NOTHING;
  return html`<p class="why">${both(PAGE_WORDS[own.length === 0 ? 'nothingOpen' : 'explainedBefore'])}</p>${sectionText(filed)}`;
}

/** The first of them say where to look. */
const MOST_PLACES = 8;

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
