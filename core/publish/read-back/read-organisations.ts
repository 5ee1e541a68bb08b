import * as v from 'valibot';
import { parseFormerNames } from '../../datasets/former-names.ts';
import { ORGANISATION_EVENTS, ORGANISATION_KINDS, ORGANISATION_LEVELS } from '../../datasets/organisation.ts';
import { parseDocument } from '../parse-document.ts';
import type { PublishedOrganisation } from '../published-organisation.ts';

const RegisterSchema = v.object({
  organisations: v.array(
    v.object({
      org_id: v.string(),
      name_zh: v.string(),
      name_en: v.nullable(v.string()),
      kind: v.picklist(ORGANISATION_KINDS),
      region: v.string(),
      parent: v.nullable(v.string()),
      valid_from: v.string(),
      valid_to: v.nullable(v.string()),
      credit_code: v.nullable(v.string()),
      level: v.nullable(v.picklist(ORGANISATION_LEVELS)),
      region_edition: v.nullable(v.string()),
      former_names: v.nullable(v.string()),
      successor: v.nullable(v.string()),
      event: v.nullable(v.picklist(ORGANISATION_EVENTS)),
      event_date: v.nullable(v.string()),
      revision: v.number(),
    }),
  ),
});

type Row = v.InferOutput<typeof RegisterSchema>['organisations'][number];

/** The whole register from its published dictionary, by id in code-point order. */
export function readOrganisations(body: Uint8Array): readonly PublishedOrganisation[] {
  return parseDocument(RegisterSchema, body).organisations.map(organisationOf);
}

function organisationOf(row: Row): PublishedOrganisation {
  const formerNames = parseFormerNames(row.former_names ?? '') ?? [];
  return {
    orgId: row.org_id,
    nameZh: row.name_zh,
    kind: row.kind,
    region: row.region,
    validFrom: row.valid_from,
    revision: row.revision,
    ...given('nameEn', row.name_en),
    ...given('parent', row.parent),
    ...given('validTo', row.valid_to),
    ...given('creditCode', row.credit_code),
    ...given('level', row.level),
    ...given('regionEdition', row.region_edition),
    ...given('successor', row.successor),
    ...(formerNames.length === 0 ? {} : { formerNames }),
    ...(row.event === null || row.event_date === null
      ? {}
      : { event: { kind: row.event, date: row.event_date } }),
  };
}

/** A member to be spread: absent where nothing is published. */
function given<Key extends string, Value>(key: Key, value: Value | null): { readonly [K in Key]?: Value } {
  // The computed key is the one of the type.
  return (value === null ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
