/** Shape of an organisation's id: six digits of region, a slug; frozen for life. */
export const ORG_ID = /^\d{6}-[a-z0-9-]{2,40}$/;

/** Every kind, as the register writes it. */
export const ORGANISATION_KINDS = ['government', 'office', 'department', 'township', 'other'] as const;

/** What an organisation (机构) is: a government that sums up its area, or an organ that files for itself. */
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Every level of administration (层级), as the register writes it; `ministry` for the bodies of the State Council. */
export const ORGANISATION_LEVELS = ['ministry', 'province', 'prefecture', 'county', 'township'] as const;
export type OrganisationLevel = (typeof ORGANISATION_LEVELS)[number];

/** What became of an organisation (变更): merged into another, split off or split up, or renamed. */
export const ORGANISATION_EVENTS = ['merge', 'split', 'rename'] as const;
export type OrganisationEvent = (typeof ORGANISATION_EVENTS)[number];

/** A name that an organisation had, and the last day on which it had it. */
export interface FormerName {
  readonly nameZh: string;
  readonly until: string;
}

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
  /** Unified social credit code (统一社会信用代码), both check characters proved. */
  readonly creditCode?: string;
  readonly level?: OrganisationLevel;
  /** The year of the list that the region is taken from; codes change from year to year. */
  readonly regionEdition?: string;
  readonly formerNames?: readonly FormerName[];
  /** The organisation that took over. */
  readonly successor?: string;
  readonly event?: { readonly kind: OrganisationEvent; readonly date: string };
}
