/** A place in the list of all changes: the release, the shard's file within it, the row within that; and where the list ends. */
export interface ChangePlace {
  readonly release: number;
  readonly part: number;
  /** Rows of that part that were told already. */
  readonly row: number;
  /** The last release of the list: it does not grow while somebody turns its pages. */
  readonly until: number;
}

/** The text of a place, as cursors carry it. */
export const CHANGE_PLACE = /^changes\.[1-9]\d{0,8}\.\d{1,6}\.\d{1,6}\.[1-9]\d{0,8}$/;

export function writeChangePlace({ release, part, row, until }: ChangePlace): string {
  return ['changes', release, part, row, until].join('.');
}

/** The place of a text that fits `CHANGE_PLACE`. */
export function readChangePlace(text: string): ChangePlace {
  const [, release, part, row, until] = text.split('.').map(Number);
  return { release: release ?? 0, part: part ?? 0, row: row ?? 0, until: until ?? 0 };
}
