import type { Organisation } from '../../core/datasets/organisation.ts';
import type { PublishedDecision } from '../../core/publish/published-decision.ts';
import type { PublishedReport } from '../../core/publish/published-report.ts';
import type { StoredRevision } from '../../core/publish/report-history.ts';
import { seedOf } from '../../core/query/report-seed.ts';

/** All that a report's findings follow from. */
export interface FindingBasis {
  readonly report: PublishedReport;
  readonly before: readonly PublishedReport[];
  readonly rows: readonly Organisation[];
  readonly decisions: readonly PublishedDecision[];
  readonly histories: ReadonlyMap<string, readonly StoredRevision[]>;
}

/** Reports whose findings are kept by a function: a few kilobytes each. */
const MOST_KEPT = 500;

/** Reports with their findings, by all that these follow from: to judge one costs more than all else of an answer. */
export class KnownFindings {
  readonly #kept = new Map<string, PublishedReport>();

  /** What was worked out from the same basis before, or else what `work` makes of it now. */
  of(basis: FindingBasis, work: () => PublishedReport): PublishedReport {
    const key = keyOf(basis);
    const known = this.#kept.get(key) ?? work();
    this.#kept.delete(key);
    this.#kept.set(key, known);
    const [oldest = key] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(oldest);
    return known;
  }
}

/** Revisions and decisions never change, so that their names stand for them; rows are short. */
function keyOf({ report, before, rows, decisions, histories }: FindingBasis): string {
  return [
    ...[report, ...before].map(seedOf),
    JSON.stringify(rows),
    ...decisions.map(({ token }) => token),
    ...[...histories].map(([id, revisions]) => `${id} ${revisions.map(({ token }) => token).join(' ')}`),
  ].join('\n');
}
