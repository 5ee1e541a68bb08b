import { Html, html, NOTHING } from '../../findings/receipt-page/html.ts';
import { FIRST_YEAR, formById } from '../../forms/form.ts';
import { cellOf } from '../cell.ts';
import type { PublishedOrganisation } from '../published-organisation.ts';
import type { PublishedReport } from '../published-report.ts';
import { both } from './both.ts';
import { KIND_WORDS, PAGE_WORDS, STATUS_WORDS } from './page-words.ts';
import { PAGE_START } from './page-language.ts';
import { reportAddress } from './report-address.ts';
import { REPORT_STYLE } from './report-style.ts';

/** What is told of an organisation: its row of the register, where there is one, and its reports. */
export interface OrganisationSubject {
  readonly orgId: string;
  readonly organisation: PublishedOrganisation | undefined;
  /** By id: rows of the register that its own row names (`relatedIds`), as far as there are any. */
  readonly related: ReadonlyMap<string, PublishedOrganisation>;
  readonly reports: readonly PublishedReport[];
  /** The newest year of which a report can be expected. */
  readonly lastYear: number;
  readonly licence: string;
}

/** An organisation (机构) with all its reports by year, the newest first; a year without one is 未报. */
export function organisationPage(subject: OrganisationSubject): string {
  const { orgId, organisation } = subject;
  const name = organisation?.nameZh ?? orgId;
  return html`${new Html(PAGE_START)}
<style>${new Html(REPORT_STYLE)}</style>
<title>${name} · ${PAGE_WORDS.reports.zh} · ${PAGE_WORDS.reports.en}</title>
<link rel="canonical" href="/organisations/${orgId}">
</head>
<body>
<header class="screen"><a href="/">${both(PAGE_WORDS.site)}</a> <nav><a href="/organisations/${orgId}" lang="zh-CN" hreflang="zh-CN">中文</a> <a href="/organisations/${orgId}?lang=en" lang="en" hreflang="en">English</a></nav></header>
<main>
<h1>${name}${organisation?.nameEn === undefined ? NOTHING : html` <small lang="en">${organisation.nameEn}</small>`}</h1>
<p class="about"><code>${orgId}</code></p>
${about(subject)}
<h2>${both(PAGE_WORDS.reports)}</h2>
${reportTable(subject)}
<p><a href="/explore.html?org=${orgId}">${both(PAGE_WORDS.explore)}</a> · <a href="/card.html?id=${orgId}">${both(PAGE_WORDS.card)}</a></p>
<p>${both(PAGE_WORDS.licence)} ${subject.licence}</p>
</main>
</body>
</html>
`.text;
}

/** The organisations whose names the page of this one tells. */
export function relatedIds({ parent, successor }: PublishedOrganisation): readonly string[] {
  return [parent, successor].filter((orgId) => orgId !== undefined);
}

function about({ organisation, related }: OrganisationSubject): Html {
  if (organisation === undefined) return html`<p>${both(PAGE_WORDS.notInRegister)}</p>`;
  const { kind, region, parent, formerNames = [], creditCode, successor } = organisation;
  const row = (
    word: keyof typeof PAGE_WORDS,
    value: Html,
  ) => html`<dt>${both(PAGE_WORDS[word])}</dt><dd>${value}</dd>
`;
  return html`<dl>
${row('kind', both(KIND_WORDS[kind]))}
${row('region', html`<code>${region}</code>`)}
${parent === undefined ? NOTHING : row('parent', organisationLink(parent, related.get(parent)))}
${successor === undefined ? NOTHING : row('successor', organisationLink(successor, related.get(successor)))}
${formerNames.length === 0 ? NOTHING : row('formerNames', html`${formerNames.map(({ nameZh, until }) => html`${nameZh}（${until}） `)}`)}
${creditCode === undefined ? NOTHING : row('creditCode', html`<code>${creditCode}</code>`)}
</dl>`;
}

/** By its name, in the language of the page where it has one, and its id; by the id alone where the register has no row. */
function organisationLink(orgId: string, row: PublishedOrganisation | undefined): Html {
  const name = row === undefined ? NOTHING : html`${nameOf(row)} `;
  return html`<a href="/organisations/${orgId}">${name}<code>${orgId}</code></a>`;
}

function nameOf({ nameZh, nameEn }: PublishedOrganisation): Html {
  return nameEn === undefined ? html`<span lang="zh-CN">${nameZh}</span>` : both({ zh: nameZh, en: nameEn });
}

const COLUMNS = ['year', 'revision', 'newlyReceived', 'handled', 'granted', 'partial'] as const;

function reportTable(subject: OrganisationSubject): Html {
  const years = yearsOf(subject);
  const heading = (word: keyof typeof PAGE_WORDS) => html`<th scope="col">${both(PAGE_WORDS[word])}</th>`;
  return html`<div class="wide" role="group" tabindex="0" aria-label="${PAGE_WORDS.reports.zh}"><table class="form">
<thead><tr>${COLUMNS.map(heading)}</tr></thead>
<tbody>
${years.map((year) => yearRow(year, subject))}</tbody></table></div>`;
}

/** From the first report or the first day of the organisation on, the year that nobody can have filed left out. */
function yearsOf({ organisation, reports, lastYear }: OrganisationSubject): readonly number[] {
  const known = reports.map(({ year }) => year);
  const begun = Number(organisation?.validFrom.slice(0, 4) ?? FIRST_YEAR);
  const ended = Number(organisation?.validTo?.slice(0, 4) ?? lastYear);
  const first = Math.min(Math.max(begun, FIRST_YEAR), ...known);
  const last = Math.max(Math.min(ended, lastYear), ...known);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => last - index);
}

function yearRow(year: number, { reports }: OrganisationSubject): Html {
  const report = reports.find((one) => one.year === year);
  if (report === undefined)
    return html`<tr><th scope="row">${year}</th><td colspan="${COLUMNS.length - 1}" class="odd">${both(PAGE_WORDS.missing)}</td></tr>
`;
  const count = (row: string) => html`<td>${figure(report, `t3_${row}__total`)}</td>`;
  return html`<tr><th scope="row"><a href="${reportAddress(report.reportId).page}">${year}</a></th><td>${report.revision}</td>${['new_received', 'result_total', 'granted', 'partial'].map(count)}</tr>
`;
}

function figure(report: PublishedReport, code: string): Html {
  const { items, positionOf } = formById(report.form);
  const position = positionOf.get(code);
  const item = items[position ?? -1];
  if (position === undefined || item === undefined) return NOTHING;
  const { value, status, raw } = cellOf(report, item, position);
  if (value !== null) return html`${value}`;
  return status === 'text' || status === 'reported' ? html`${raw ?? ''}` : both(STATUS_WORDS[status]);
}
