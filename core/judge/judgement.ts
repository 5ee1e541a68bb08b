import type { Organisation } from '../datasets/organisation.ts';
import type { Round } from '../datasets/round.ts';
import type { Receipt } from '../findings/receipt.ts';
import type { CanonicalReport } from '../forms/canonical-report.ts';

/**
 * What the engine says of one upload. `receipt` speaks as if nothing else existed: whether an accepted record is
 * new, a duplicate or superseded is added by `concludeReceipt` once the state has taken it in.
 */
export interface Judgement {
  readonly receipt: Receipt;
  readonly reports: readonly CanonicalReport[];
  readonly organisations: readonly Organisation[];
  readonly rounds: readonly Round[];
  /** Organisations that the file names and the register given did not hold; the caller may try again later. */
  readonly unknownOrganisations: readonly string[];
}
