import type { Place } from './finding.ts';

const NAMED = 6;

/** The cells of a finding for readers: each address while they are few, else the first ones and how many in all. */
export function placeList(at: readonly Place[]): string {
  const cells = at.map(({ cell }) => cell);
  if (cells.length <= NAMED) return cells.join(', ');
  return `${cells.slice(0, NAMED - 1).join(', ')} … (${cells.length})`;
}
