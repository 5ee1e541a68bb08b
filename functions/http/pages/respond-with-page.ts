import { hash } from 'node:crypto';
import { FIRST_YEAR } from '../../../core/forms/form.ts';
import { reportIdOf } from '../../../core/forms/canonical-report.ts';
import type { Language } from '../../../core/findings/language.ts';
import { organisationPage, relatedIds } from '../../../core/publish/report-page/organisation-page.ts';
import { nothingHere } from '../../../core/publish/report-page/nothing-here.ts';
import type { PageSubject } from '../../../core/publish/report-page/page-address.ts';
import { pageIn } from '../../../core/publish/report-page/page-language.ts';
import { pagePolicy } from '../../../core/publish/report-page/page-policy.ts';
import { STATE_MAX_AGE } from '../../../core/query/answer-report.ts';
import { unlessHeld, withoutBodyForHead, type HttpRequest, type HttpResponse } from '../http-response.ts';
import type { QueryPorts } from '../query-ports.ts';
import { findPage } from './find-page.ts';

/** A page for people: the one of a report as it was published, or that of an organisation with the list of its reports. */
export async function respondWithPage(
  request: HttpRequest,
  subject: PageSubject,
  ports: QueryPorts,
): Promise<HttpResponse> {
  const language = languageOf(request);
  const page = await PAGES[subject.kind](subject as never, ports); // each gets the subject of its own kind
  if (page === undefined) return absent(request, language);
  const body = pageIn(page.html, language);
  const headers = {
    ...headersOf(body, language),
    'cache-control': `public, max-age=${STATE_MAX_AGE}`,
    etag: `"${page.sha256}-${language}"`,
    ...(page.json === undefined ? {} : { link: `</${page.json}>; rel="alternate"; type="application/json"` }),
  };
  return unlessHeld(request, { statusCode: 200, headers, body });
}

interface Page {
  readonly html: string;
  readonly sha256: string;
  readonly json?: string;
}

type Pages = {
  readonly [Kind in PageSubject['kind']]: (
    subject: Extract<PageSubject, { readonly kind: Kind }>,
    ports: QueryPorts,
  ) => Promise<Page | undefined>;
};

const PAGES: Pages = {
  report: (subject, { feed }) => findPage(subject, feed),
  organisation: ({ orgId }, ports) => pageOfOrganisation(orgId, ports),
  nothing: async () => undefined,
};

/** Two requests to the table at once, the organisation and its reports of every year by their ids; then whom its row names. */
async function pageOfOrganisation(
  orgId: string,
  { state, now, licence }: QueryPorts,
): Promise<Page | undefined> {
  const lastYear = now().getUTCFullYear() - 1;
  const years = Array.from({ length: lastYear - FIRST_YEAR + 2 }, (_, index) => FIRST_YEAR + index);
  const [organisations, figures] = await Promise.all([
    state.organisations([orgId]),
    state.figures(years.map((year) => reportIdOf(orgId, year))),
  ]);
  const organisation = organisations.get(orgId);
  const reports = [...figures.values()].toSorted((a, b) => b.year - a.year);
  if (organisation === undefined && reports.length === 0) return undefined;
  const related = await state.organisations(organisation === undefined ? [] : relatedIds(organisation));
  const html = organisationPage({ orgId, organisation, related, reports, lastYear, licence });
  return { html, sha256: hash('sha256', html) };
}

function absent(request: HttpRequest, language: Language): HttpResponse {
  const body = pageIn(nothingHere(), language);
  const headers = { ...headersOf(body, language), 'cache-control': 'no-store' };
  return withoutBodyForHead(request, { statusCode: 404, headers, body });
}

function headersOf(body: string, language: Language): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': pagePolicy(body, (text) => hash('sha256', text, 'base64')),
    'x-content-type-options': 'nosniff',
  };
}

/** Chinese unless English is asked for by name: the address alone decides, so that everybody who shares it sees the same. */
function languageOf({ rawQueryString }: HttpRequest): Language {
  return new URLSearchParams(rawQueryString).get('lang') === 'en' ? 'en' : 'zh-CN';
}
