import { parseFormerNames } from '../datasets/former-names.ts';
import {
  ORGANISATION_EVENTS,
  ORGANISATION_KINDS,
  ORGANISATION_LEVELS,
  type Organisation,
  type OrganisationKind,
} from '../datasets/organisation.ts';
import type { DraftRow } from '../intake/draft.ts';
import { textOf } from '../judge/row-text.ts';

/** The register row of a draft that was accepted. */
export function toOrganisation(row: DraftRow): Organisation {
  const optional = (name: string) => textOf(row, name) || undefined;
  const [nameEn, parent, validTo] = [optional('name_en'), optional('parent'), optional('valid_to')];
  return {
    orgId: textOf(row, 'org_id'),
    nameZh: textOf(row, 'name_zh'),
    ...(nameEn !== undefined && { nameEn }),
    kind: kindOf(textOf(row, 'kind')),
    region: textOf(row, 'region'),
    ...(parent !== undefined && { parent }),
    validFrom: textOf(row, 'valid_from'),
    ...(validTo !== undefined && { validTo }),
    ...datedParts(row),
  };
}

/** What older files do not have; a row without it is what it always was. */
function datedParts(row: DraftRow): Partial<Organisation> {
  const [creditCode, regionEdition, successor] = ['credit_code', 'region_edition', 'successor'].map((name) =>
    textOf(row, name),
  );
  const level = ORGANISATION_LEVELS.find((known) => known === textOf(row, 'level'));
  const kind = ORGANISATION_EVENTS.find((known) => known === textOf(row, 'event'));
  const formerNames = parseFormerNames(textOf(row, 'former_names')) ?? [];
  return {
    ...(creditCode && { creditCode }),
    ...(level && { level }),
    ...(regionEdition && { regionEdition }),
    ...(formerNames.length > 0 && { formerNames }),
    ...(successor && { successor }),
    ...(kind && { event: { kind, date: textOf(row, 'event_date') } }),
  };
}

/** An accepted row's kind has passed the column's shape, which is made of the same words. */
function kindOf(text: string): OrganisationKind {
  const kind = ORGANISATION_KINDS.find((known) => known === text);
  if (kind === undefined) throw new Error(`an accepted row has the kind ${text}`);
  return kind;
}
