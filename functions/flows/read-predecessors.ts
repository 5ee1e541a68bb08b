import { predecessorsIn, type Predecessors } from '../../core/judge/predecessors.ts';
import type { StateReader } from '../ports.ts';
import { sharedBeginnings } from './shared-beginnings.ts';

/** The little of the table that tells who came from whom. */
export type PredecessorReader = Pick<StateReader, 'predecessors' | 'organisations'>;

/**
 * Who went into these organisations, in whatever region they were: a Query a province, of the places that are named
 * there, and their rows. What the register no longer says is left out.
 */
export async function readPredecessors(
  orgIds: readonly string[],
  reader: PredecessorReader,
): Promise<Predecessors> {
  const wanted = new Set(orgIds);
  const found = new Set<string>();
  for (const prefix of sharedBeginnings(orgIds))
    for (const { successor, predecessor } of await reader.predecessors(prefix))
      if (wanted.has(successor)) found.add(predecessor);
  if (found.size === 0) return new Map();
  const rows = [...(await reader.organisations([...found])).values()];
  return predecessorsIn(rows.filter(({ successor = '' }) => wanted.has(successor)));
}
