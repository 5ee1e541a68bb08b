import { describe, severityOf, type Observation } from './describe.ts';
import type { Finding, Severity } from './finding.ts';
import { LISTED_FINDINGS, type Receipt } from './receipt.ts';

const BY_WEIGHT: readonly Severity[] = ['error', 'warning', 'notice'];

/**
 * Collects what was seen in a file: everything is counted, at most 200 of each weight are kept, so that a file
 * with a million mistakes costs no more than one with two hundred.
 */
export class FindingLog {
  readonly #kept: Record<Severity, Observation[]> = { error: [], warning: [], notice: [] };
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, notice: 0 };

  /** Adds what was seen in the whole file, or in one report of it. */
  addAll(observations: readonly Observation[], reportId?: string): void {
    for (const observation of observations) {
      const severity = severityOf(observation);
      this.#counts[severity]++;
      const kept = this.#kept[severity];
      if (kept.length < LISTED_FINDINGS)
        kept.push(reportId === undefined ? observation : { ...observation, reportId });
    }
  }

  get counts(): Receipt['counts'] {
    return { ...this.#counts };
  }

  /** The findings that a receipt lists: errors first, each weight in the order of the file. */
  list(): readonly Finding[] {
    return BY_WEIGHT.flatMap((severity) => this.#kept[severity].toSorted(byPlace))
      .slice(0, LISTED_FINDINGS)
      .map(describe);
  }
}

function byPlace(one: Observation, other: Observation): number {
  const [a, b] = [one.at[0], other.at[0]];
  return (a?.row ?? 0) - (b?.row ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
