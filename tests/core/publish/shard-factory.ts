import { createHash } from 'node:crypto';
import { formOfYear } from '../../../core/forms/form.ts';
import type { PublishedOrganisation } from '../../../core/publish/published-organisation.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';
import type { Shard } from '../../../core/publish/shard.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** A report of zeros; `numbers` sets single cells by code. */
export function aReport(
  given: Partial<PublishedReport> = {},
  numbers: Readonly<Record<string, string | null>> = {},
): PublishedReport {
  const orgId = given.orgId ?? '419001-gov-office';
  const year = given.year ?? 2021;
  const form = formOfYear(year);
  if (form === undefined) throw new Error(`no form for ${year}`);
  return {
    reportId: `${orgId}.${year}`,
    orgId,
    year,
    form: form.id,
    values: form.items.map(({ code }) => (code in numbers ? (numbers[code] ?? null) : '0')),
    marks: {},
    sections: {},
    explanations: {},
    revision: 1,
    source: { fileSha256: 'ab'.repeat(32), receivedAt: '2022-01-20T01:02:03Z', status: 'accepted' },
    ...given,
  };
}

export function anOrganisation(given: Partial<PublishedOrganisation> = {}): PublishedOrganisation {
  return {
    orgId: '419001-gov-office',
    nameZh: '济源市人民政府办公室',
    kind: 'office',
    region: '419001',
    validFrom: '2019-01-01',
    revision: 1,
    ...given,
  };
}

export function aShard(
  reports: readonly PublishedReport[] = [aReport()],
  organisations: readonly PublishedOrganisation[] = [anOrganisation()],
): Shard {
  const byId = new Map(organisations.map((organisation) => [organisation.orgId, organisation]));
  return { year: 2021, region: '419001', reports, organisations: byId, rounds: [], licence: 'CC-BY-4.0' };
}
