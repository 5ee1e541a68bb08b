import { html, NOTHING, type Html } from '../../findings/receipt-page/html.ts';
import type { FileEntry } from '../feed-file.ts';
import type { NamedReport } from '../shard.ts';
import type { ShownHistory } from './revision-list.ts';
import { both } from './both.ts';
import { PAGE_WORDS } from './page-words.ts';
import { reportAddress } from './report-address.ts';

/** What a page says of the publication as a whole. */
export interface PageSetting {
  /** SPDX id or URL. */
  readonly licence: string;
  /** The file of the report's data. */
  readonly json: FileEntry;
  /** Absent of a report that never changed. */
  readonly history?: ShownHistory | undefined;
  /** Whom to write to about errors: an address of mail or of the web. */
  readonly contact?: string | undefined;
}

/** The data behind the page, how to cite it, and whom to tell about an error. */
export function takeAway(named: NamedReport, { licence, json, contact }: PageSetting): Html {
  const { report } = named;
  const address = reportAddress(report.reportId);
  return html`<section aria-labelledby="data">
<h2 id="data">${both(PAGE_WORDS.data)}</h2>
<ul class="screen">
<li><a href="/${json.path}">${both(PAGE_WORDS.asJson)}</a> <code class="hash">${json.sha256}</code></li>
<li><a href="${address.csv}">${both(PAGE_WORDS.asCsv)}</a></li>
<li><a href="${address.api}">${both(PAGE_WORDS.asked)}</a></li>
<li><a href="${address.explore}">${both(PAGE_WORDS.explore)}</a></li>
<li><a href="${address.card}">${both(PAGE_WORDS.card)}</a></li>
<li><a href="${address.organisation}">${both(PAGE_WORDS.ofOrganisation)}</a></li>
<li>${both(PAGE_WORDS.licence)} ${licenceLink(licence)}</li>
</ul>
<h3>${both(PAGE_WORDS.cite)}</h3>
<p class="cite">${citation(named, json)}</p>
<h3 id="error">${both(PAGE_WORDS.error)}</h3>
<p>${both(PAGE_WORDS.errorHow)}${contact === undefined ? NOTHING : html` ${both(PAGE_WORDS.errorTo)}${contactLink(contact)}`}</p>
</section>`;
}

function citation({ report, orgName }: NamedReport, json: FileEntry): Html {
  const { orgId, year, reportId, revision } = report;
  const { page } = reportAddress(reportId);
  const name = orgName ?? orgId;
  return both({
    zh: `${name}：《${year}年${PAGE_WORDS.title.zh}》数据，第${revision}版，${page}，SHA-256 ${json.sha256}。`,
    en: `${name}: ${PAGE_WORDS.title.en}, ${year} [data], revision ${revision}, ${page}, SHA-256 ${json.sha256}.`,
  });
}

function licenceLink(licence: string): Html {
  return licence.startsWith('https://')
    ? html`<a href="${licence}" rel="license">${licence}</a>`
    : html`<span>${licence}</span>`;
}

function contactLink(contact: string): Html {
  const href = contact.startsWith('https://') ? contact : `mailto:${contact}`;
  return html`<a href="${href}">${contact}</a>`;
}
