/** Who somebody is to the system; one person may have several roles. */
export const ROLES = ['sender', 'reviewer', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** What can be done by writing. */
export const ACTIONS = [
  /** Upload reports of an organisation (`annual-reports`). */
  'file',
  /** Take over what others have published (`published-reports`). */
  'import',
  /** Upload registers. */
  'register',
  /** Explain a warning of a published report. */
  'explain',
  /** Let a held report be published. */
  'release',
  /** Give a held report back, with a reason. */
  'return',
  /** Make, or take back, a link by which an office without an account sends. */
  'link',
  /** Take personal data out of what is published. */
  'take-down',
  /** Cut a numbered release. */
  'cut-release',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What the organisation that is acted on is to the one that somebody speaks for; `none`: no organisation is named. */
export const RELATIONS = ['own', 'below', 'other', 'none'] as const;
export type Relation = (typeof RELATIONS)[number];

const NOWHERE: readonly Relation[] = [];
const OWN_AND_BELOW: readonly Relation[] = ['own', 'below'];

/** Who may do what, and to which organisations. What is not named may not be done. */
export const RIGHTS: Readonly<Record<Role, Readonly<Record<Action, readonly Relation[]>>>> = {
  sender: {
    file: OWN_AND_BELOW,
    import: NOWHERE,
    register: NOWHERE,
    explain: OWN_AND_BELOW,
    release: NOWHERE,
    return: NOWHERE,
    link: NOWHERE,
    'take-down': NOWHERE,
    'cut-release': NOWHERE,
  },
  reviewer: {
    file: NOWHERE,
    import: NOWHERE,
    register: NOWHERE,
    explain: NOWHERE,
    release: OWN_AND_BELOW,
    return: OWN_AND_BELOW,
    link: OWN_AND_BELOW,
    'take-down': NOWHERE,
    'cut-release': NOWHERE,
  },
  operator: {
    file: RELATIONS,
    import: RELATIONS,
    register: RELATIONS,
    explain: RELATIONS,
    release: RELATIONS,
    return: RELATIONS,
    link: RELATIONS,
    'take-down': RELATIONS,
    'cut-release': RELATIONS,
  },
};
