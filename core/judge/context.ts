import type { Organisation } from '../datasets/organisation.ts';
import type { UploadFacts } from '../findings/receipt.ts';
import type { CanonicalReport } from '../forms/canonical-report.ts';
import type { Predecessors } from './predecessors.ts';

/** Everything beside the bytes that a judgement depends on, as plain data. */
export interface JudgeContext {
  readonly receiptId: string;
  readonly upload: UploadFacts;
  /** The register rows of every organisation that the file names and of all their parents, by id. */
  readonly organisations: ReadonlyMap<string, Organisation>;
  /** The rows of whoever went into an organisation that the file names. */
  readonly predecessors?: Predecessors;
  /** Register rows as they stood a year before, where that is known: a body under a new parent has no comparable past. */
  readonly formerOrganisations?: ReadonlyMap<string, Organisation>;
  /** Reports filed before, by report id: last year's, those of predecessors too, and the current state of the same ones. */
  readonly earlier: ReadonlyMap<string, CanonicalReport>;
  /** The number of the revision that stands of each report that the file names, where there is one. */
  readonly revisions?: ReadonlyMap<string, number>;
  /** ISO 8601 day. */
  readonly today: string;
  /** Hash of what is above, for the receipt: the same bytes and the same context give the same judgement. */
  readonly contextHash?: string;
}
