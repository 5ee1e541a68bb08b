import type { Organisation } from '../datasets/organisation.ts';

/** A row of the register as the state holds it, with the number of its current revision, counted from 1. */
export interface PublishedOrganisation extends Organisation {
  readonly revision: number;
}
