import type { FindingCode } from '../findings/catalogue.ts';
import type { Observation } from '../findings/describe.ts';

/** What rejects a filing and is kept in an import: it is what was really published. */
const KEPT: readonly FindingCode[] = [
  'CELL-BLANK',
  'CELL-INT',
  'CELL-TYPE',
  'P-FORM',
  'T3-BAL',
  'T3-SUM7',
  'T3-ROW',
  'T4-SUM',
];

/** The observations of an imported report: flaws of the publication become open findings, others weigh as ever. */
export function asPublished(observations: readonly Observation[]): readonly Observation[] {
  return observations.map((seen) => (KEPT.includes(seen.code) ? { ...seen, published: true } : seen));
}
