import type { Authority } from './authority.ts';

/** Who holds the callers of a service to their policies, and in which region it stands. */
export interface Guard {
  readonly authority: Authority;
  readonly region: string;
}
