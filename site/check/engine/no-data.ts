import type { Organisation } from '../../../core/datasets/organisation.ts';
import type { CanonicalReport } from '../../../core/forms/canonical-report.ts';

/** What a deployment has published, as far as a check looks at it. Everything is asked for once. */
export interface DeployedData {
  /** Undefined where it could not be had. */
  register(): Promise<ReadonlyMap<string, Organisation> | undefined>;
  /** The reports of these ids that there are. */
  reports(ids: readonly string[]): Promise<ReadonlyMap<string, CanonicalReport>>;
}

/** Where nothing can be fetched: a page that was carried to another computer. */
export const NO_DATA: DeployedData = {
  register: async () => undefined,
  reports: async () => new Map(),
};
