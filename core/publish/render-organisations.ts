import { formerNamesText } from '../datasets/former-names.ts';
import { csvTable } from './csv-table.ts';
import type { Sha256 } from './feed-file.ts';
import { feedJson, type Json } from './feed-json.ts';
import { FEED_SCHEMA } from './feed-schema.ts';
import type { PublishedOrganisation } from './published-organisation.ts';
import { renderDictionary, type RenderedDictionary } from './render-dictionary.ts';

/** The register of organisations as published. */
export interface Register {
  readonly organisations: readonly PublishedOrganisation[];
  /** SPDX id or URL. */
  readonly licence: string;
}

const COLUMNS = [
  'org_id',
  'name_zh',
  'name_en',
  'kind',
  'region',
  'parent',
  'valid_from',
  'valid_to',
  'credit_code',
  'level',
  'region_edition',
  'former_names',
  'successor',
  'event',
  'event_date',
  'revision',
] as const;

/** Renders the register in code-point order of ids; its version is the sum of its revisions. */
export function renderOrganisations(
  { organisations, licence }: Register,
  sha256: Sha256,
): RenderedDictionary {
  const ordered = organisations.toSorted((a, b) => (a.orgId < b.orgId ? -1 : 1)).map(organisationDocument);
  const rows = ordered.map((row) => COLUMNS.map((column) => String(row[column] ?? '')));
  const dictionary = {
    version: organisations.reduce((sum, { revision }) => sum + revision, 0),
    rows: rows.length,
    texts: [
      { name: 'organisations.csv', text: csvTable(COLUMNS, rows) },
      {
        name: 'organisations.json',
        text: feedJson({ schema: FEED_SCHEMA, licence, organisations: ordered }),
      },
    ],
  } as const;
  return renderDictionary(dictionary, sha256);
}

/** An organisation as JSON tells it everywhere. */
export function organisationDocument(organisation: PublishedOrganisation) {
  return {
    org_id: organisation.orgId,
    name_zh: organisation.nameZh,
    name_en: organisation.nameEn ?? null,
    kind: organisation.kind,
    region: organisation.region,
    parent: organisation.parent ?? null,
    valid_from: organisation.validFrom,
    valid_to: organisation.validTo ?? null,
    credit_code: organisation.creditCode ?? null,
    level: organisation.level ?? null,
    region_edition: organisation.regionEdition ?? null,
    former_names: formerNamesText(organisation.formerNames ?? []) || null,
    successor: organisation.successor ?? null,
    event: organisation.event?.kind ?? null,
    event_date: organisation.event?.date ?? null,
    revision: organisation.revision,
  } satisfies Json;
}
