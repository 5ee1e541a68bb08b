import { formOfYear } from '../../../core/forms/form.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';

/** A published report with a figure of its own in every cell. */
export function publishedReport(named: Partial<PublishedReport> = {}): PublishedReport {
  const orgId = named.orgId ?? '419001-gov-office';
  const year = named.year ?? 2021;
  const form = formOfYear(year);
  if (form === undefined) throw new Error(`no form for ${year}`);
  return {
    reportId: `${orgId}.${year}`,
    orgId,
    year,
    form: form.id,
    values: form.items.map((_, position) => String(position)),
    marks: {},
    sections: {},
    explanations: {},
    revision: 1,
    source: { fileSha256: 'ab'.repeat(32), receivedAt: '2022-01-22T09:12:44Z', status: 'accepted' },
    ...named,
  };
}
