import * as v from 'valibot';
import { parseFormerNames } from '../datasets/former-names.ts';
import {
  ORGANISATION_EVENTS,
  ORGANISATION_KINDS,
  ORGANISATION_LEVELS,
  type Organisation,
} from '../datasets/organisation.ts';

const Text = v.nullable(v.string());

const OrganisationSchema = v.object({
  org_id: v.string(),
  name_zh: v.string(),
  name_en: Text,
  kind: v.picklist(ORGANISATION_KINDS),
  region: v.string(),
  parent: Text,
  valid_from: v.string(),
  valid_to: Text,
  credit_code: Text,
  level: v.nullable(v.picklist(ORGANISATION_LEVELS)),
  region_edition: Text,
  former_names: Text,
  successor: Text,
  event: v.nullable(v.picklist(ORGANISATION_EVENTS)),
  event_date: Text,
});

const DictionarySchema = v.object({ organisations: v.array(OrganisationSchema) });

/** Reads the register back from its published dictionary (JSON), by id; undefined where it is no such document. */
export function parseOrganisations(document: unknown): ReadonlyMap<string, Organisation> | undefined {
  const { success, output } = v.safeParse(DictionarySchema, document);
  if (!success) return undefined;
  return new Map(output.organisations.map((row) => [row.org_id, organisationOf(row)]));
}

function organisationOf(row: v.InferOutput<typeof OrganisationSchema>): Organisation {
  const formerNames = parseFormerNames(row.former_names ?? '') ?? [];
  return {
    orgId: row.org_id,
    nameZh: row.name_zh,
    ...(row.name_en !== null && { nameEn: row.name_en }),
    kind: row.kind,
    region: row.region,
    ...(row.parent !== null && { parent: row.parent }),
    validFrom: row.valid_from,
    ...(row.valid_to !== null && { validTo: row.valid_to }),
    ...(row.credit_code !== null && { creditCode: row.credit_code }),
    ...(row.level !== null && { level: row.level }),
    ...(row.region_edition !== null && { regionEdition: row.region_edition }),
    ...(formerNames.length > 0 && { formerNames }),
    ...(row.successor !== null && { successor: row.successor }),
    ...(row.event !== null &&
      row.event_date !== null && { event: { kind: row.event, date: row.event_date } }),
  };
}
