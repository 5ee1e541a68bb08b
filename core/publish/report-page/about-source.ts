import { chinaTime } from '../../findings/china-time.ts';
import { html, NOTHING, type Html } from '../../findings/receipt-page/html.ts';
import { formById } from '../../forms/form.ts';
import type { NamedReport } from '../shard.ts';
import { both } from './both.ts';
import { OUTCOME_WORDS, PAGE_WORDS } from './page-words.ts';
import { sectionText } from './section-text.ts';

/** Where the numbers of a report come from: the file by its hash, when it came, and where it was published before. */
export function aboutSource({ report, orgName }: NamedReport): Html {
  const { source, provenance, correctionReason } = report;
  return html`<section aria-labelledby="source">
<h2 id="source">${both(PAGE_WORDS.source)}</h2>
<dl>
${row('organisation', html`${orgName ?? ''} <code>${report.orgId}</code>`)}
${row('reportId', html`<code>${report.reportId}</code>`)}
${row('revision', html`${report.revision}`)}
${row('form', html`${formById(report.form).basis}`)}
${row('received', html`${chinaTime(source.receivedAt)} (UTC+8)`)}
${row('receiptStatus', both(OUTCOME_WORDS[source.status]))}
${row('file', html`<code>${source.fileSha256}</code>`)}
${provenance === undefined ? NOTHING : row('published', link(provenance.sourceUrl))}
${provenance?.sourceSha256 === undefined ? NOTHING : row('publishedFile', html`<code>${provenance.sourceSha256}</code>`)}
${provenance?.retrievedAt === undefined ? NOTHING : row('retrieved', html`${provenance.retrievedAt}`)}
${correctionReason === undefined ? NOTHING : row('correction', sectionText(correctionReason))}
</dl>
<p>${both(PAGE_WORDS.howToCheck)}</p>
</section>`;
}

function row(name: keyof typeof PAGE_WORDS, value: Html): Html {
  return html`<dt>${both(PAGE_WORDS[name])}</dt><dd>${value}</dd>
`;
}

/** Only what is an address of the web becomes one; it is the sender's text. */
function link(source: string): Html {
  if (!/^https?:\/\/[^\s<>"']+$/i.test(source)) return html`${source}`;
  return html`<a href="${source}" rel="nofollow noreferrer external">${source}</a>`;
}
