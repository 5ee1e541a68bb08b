/** Shape of an organisation's id: six digits of region, a slug; frozen for life. */
export const ORG_ID = /^\d{6}-[a-z0-9-]{2,40}$/;

/** Every kind, as the register writes it. */
export const ORGANISATION_KINDS = ['government', 'office', 'department', 'township', 'other'] as const;

/** What an organisation (机构) is: a government that sums up its area, or an organ that files for itself. */
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** One row of the register of organisations; dates are ISO 8601 days, both inclusive. */
export interface Organisation {
  readonly orgId: string;
  readonly nameZh: string;
  readonly nameEn?: string;
  readonly kind: OrganisationKind;
  /** Six digits, GB/T 2260. */
  readonly region: string;
  readonly parent?: string;
  readonly validFrom: string;
  readonly validTo?: string;
}
