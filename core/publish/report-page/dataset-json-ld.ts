import { Html, html } from '../../findings/receipt-page/html.ts';
import { regionOf } from '../../forms/canonical-report.ts';
import { formById } from '../../forms/form.ts';
import type { FileEntry } from '../feed-file.ts';
import type { NamedReport } from '../shard.ts';
import { headline } from './headline.ts';
import { PAGE_WORDS } from './page-words.ts';
import { reportAddress } from './report-address.ts';

/** A report as schema.org's Dataset, in the block of data that search engines read. It is never run. */
export function datasetJsonLd(
  { report, orgName }: NamedReport,
  { licence, json }: { readonly licence: string; readonly json: FileEntry },
): Html {
  const { year, reportId, orgId } = report;
  const name = orgName ?? orgId;
  const sentences = headline(report);
  const address = reportAddress(reportId);
  const dataset = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': address.page,
    url: address.page,
    identifier: reportId,
    name: `${name}${year}年${PAGE_WORDS.title.zh}`,
    alternateName: `${name}: ${PAGE_WORDS.title.en}, ${year}`,
    description: `${sentences.map(({ zh }) => zh).join('')} ${sentences.map(({ en }) => en).join(' ')}`,
    inLanguage: ['zh-CN', 'en'],
    isAccessibleForFree: true,
    license: licenceUrl(licence),
    creator: { '@type': 'GovernmentOrganization', name, identifier: orgId },
    version: String(report.revision),
    dateModified: report.source.receivedAt,
    temporalCoverage: `${year}-01-01/${year}-12-31`,
    spatialCoverage: { '@type': 'Place', identifier: regionOf(orgId) },
    variableMeasured: measured(report.form),
    includedInDataCatalog: { '@type': 'DataCatalog', name: PAGE_WORDS.site.zh, url: '/data.html' },
    ...(report.provenance === undefined ? {} : { isBasedOn: report.provenance.sourceUrl }),
    distribution: [
      {
        '@type': 'DataDownload',
        encodingFormat: 'application/json',
        contentUrl: `/${json.path}`,
        contentSize: `${json.bytes} B`,
        sha256: json.sha256,
      },
      { '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: address.csv },
    ],
  };
  // Escaped so that nothing in it can end the block; the bytes must not be escaped once more.
  return html`<script type="application/ld+json">${new Html(escaped(dataset))}</script>`;
}

function escaped(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}

function licenceUrl(licence: string): string {
  return licence.startsWith('https://') ? licence : `https://spdx.org/licenses/${licence}`;
}

/** The totals that people ask for; the dictionary has all items. */
function measured(form: Parameters<typeof formById>[0]) {
  return formById(form)
    .items.filter(({ column }) => column === 'total')
    .map(({ code, zhRow, en, unit }) => ({
      '@type': 'PropertyValue',
      propertyID: code,
      name: zhRow,
      description: en,
      unitText: unit,
    }));
}
