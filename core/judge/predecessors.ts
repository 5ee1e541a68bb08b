import type { Organisation } from '../datasets/organisation.ts';

/** The rows of whoever went into an organisation (前身), by its id; of any region. */
export type Predecessors = ReadonlyMap<string, readonly Organisation[]>;

/** Who went into whom, as these rows tell. */
export function predecessorsIn(rows: Iterable<Organisation>): Predecessors {
  const gone = [...rows].filter(({ successor }) => successor !== undefined);
  return Map.groupBy(gone, ({ successor = '' }) => successor);
}
