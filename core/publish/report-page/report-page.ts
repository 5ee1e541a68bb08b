import { Html, html, NOTHING } from '../../findings/receipt-page/html.ts';
import type { ExtraCell } from '../../forms/canonical-report.ts';
import type { TableNumber } from '../../forms/item.ts';
import { findingsDocument } from '../report-json.ts';
import type { NamedReport } from '../shard.ts';
import { aboutSource } from './about-source.ts';
import { both } from './both.ts';
import { datasetJsonLd } from './dataset-json-ld.ts';
import { findingList } from './finding-list.ts';
import { headline } from './headline.ts';
import { PAGE_WORDS } from './page-words.ts';
import { PAGE_START } from './page-language.ts';
import { placeFindings, type PlacedFinding } from './placed-finding.ts';
import { reportAddress } from './report-address.ts';
import { REPORT_STYLE } from './report-style.ts';
import { revisionList } from './revision-list.ts';
import { sectionText } from './section-text.ts';
import { statutoryTable, type FlagsOf } from './statutory-tables.ts';
import { takeAway, type PageSetting } from './take-away.ts';

/**
 * A report as a page for everybody (报告页): one HTML document without scripts, in Chinese, that `pageIn` turns into
 * its English self. The bytes follow from the report and the setting alone. Serve it under `pagePolicy`.
 */
export function reportPage(named: NamedReport, setting: PageSetting): string {
  const { report } = named;
  const findings = placeFindings(findingsDocument(report));
  const flags = flagsOf(findings);
  const { sections } = report;
  const page = html`${new Html(PAGE_START)}
${STYLE}
${head(named)}
${datasetJsonLd(named, setting)}
</head>
<body>
${masthead(named)}
<main>
${title(named)}
<section class="short" aria-labelledby="short"><h2 id="short">${both(PAGE_WORDS.inShort)}</h2>
${headline(report).map((sentence) => html`<p>${both(sentence)}</p>\n`)}</section>
${findingList(report, findings)}
${textSection(1, sections.one)}
${tableSection(2, named, flags)}
${tableSection(3, named, flags)}
${tableSection(4, named, flags)}
${textSection(5, sections.five)}
${textSection(6, sections.six)}
${extraCells(report.extras ?? [])}
${revisionList(report, setting.history)}
${aboutSource(named)}
${takeAway(named, setting)}
</main>
</body>
</html>
`;
  return page.text;
}

// The stylesheet is ours and must keep its bytes: its hash is what allows it.
const STYLE = html`<style>${new Html(REPORT_STYLE)}</style>`;

function head({ report, orgName }: NamedReport): Html {
  const { orgId, year, reportId } = report;
  return html`<title>${orgName ?? orgId}${year}年${PAGE_WORDS.title.zh} · ${PAGE_WORDS.title.en}, ${year}</title>
<link rel="canonical" href="${reportAddress(reportId).page}">
<link rel="alternate" hreflang="en" href="${reportAddress(reportId).inEnglish}">`;
}

function masthead({ report }: NamedReport): Html {
  const { page, inEnglish } = reportAddress(report.reportId);
  return html`<header class="screen"><a href="/">${both(PAGE_WORDS.site)}</a> <nav><a href="${page}" lang="zh-CN" hreflang="zh-CN">中文</a> <a href="${inEnglish}" lang="en" hreflang="en">English</a></nav></header>`;
}

function title({ report, orgName }: NamedReport): Html {
  const { orgId, year } = report;
  const name = orgName ?? orgId;
  return html`<h1>${both({ zh: `${name}${year}年${PAGE_WORDS.title.zh}`, en: `${name}: ${PAGE_WORDS.title.en}, ${year}` })}</h1>
<p class="about">${revisionLink(report.revision)} · <code>${report.reportId}</code></p>`;
}

/** Whoever sees a corrected report is led to what was corrected. */
function revisionLink(revision: number): Html {
  const words = both({ zh: `第${revision}版`, en: `Revision ${revision}` });
  return revision === 1 ? words : html`<a href="#revisions">${words}</a>`;
}

/** Which findings stand beside which cells; of several of one rule the first. */
function flagsOf(findings: readonly PlacedFinding[]): FlagsOf {
  const flags = new Map<string, PlacedFinding[]>();
  for (const finding of findings)
    for (const item of new Set(finding.items)) {
      const known = flags.get(item) ?? [];
      if (!known.some(({ code }) => code === finding.code)) flags.set(item, [...known, finding]);
    }
  return flags;
}

function textSection(section: 1 | 5 | 6, text: string | undefined): Html {
  return html`<section aria-labelledby="s${section}"><h2 id="s${section}">${both(PAGE_WORDS[`section${section}`])}</h2>
${sectionText(text)}</section>`;
}

function tableSection(table: TableNumber, { report }: NamedReport, flags: FlagsOf): Html {
  return html`<section aria-labelledby="s${table}"><h2 id="s${table}">${both(PAGE_WORDS[`section${table}`])}</h2>
${statutoryTable(report, table, flags)}</section>`;
}

/** What a published report has beyond its form. */
function extraCells(extras: readonly ExtraCell[]): Html {
  if (extras.length === 0) return NOTHING;
  const rows = extras.map(({ label, raw }) => html`<tr><th scope="row">${label}</th><td>${raw}</td></tr>\n`);
  return html`<section aria-labelledby="extras"><h2 id="extras">${both(PAGE_WORDS.extras)}</h2>
<table><thead><tr><th scope="col">${both(PAGE_WORDS.label)}</th><th scope="col">${both(PAGE_WORDS.raw)}</th></tr></thead>
<tbody>
${rows}</tbody></table></section>`;
}
