import type { RevisionMark, Standing } from '../ports.ts';
import { isFiled } from './order-token.ts';

/**
 * What follows from a set of revisions, in whatever order they are given: taken in the order of their tokens,
 * one that equals the one before it opens nothing new, the others count 1, 2, 3 …
 * Undefined without any.
 */
export function standingOf(revisions: readonly RevisionMark[]): Standing | undefined {
  const inOrder = revisions.toSorted((a, b) => (a.token < b.token ? -1 : 1));
  return inOrder.reduce<Standing | undefined>((standing, revision) => advance(standing, revision), undefined);
}

/** The standing after one more revision, newer than all that it knows. */
export function advance(standing: Standing | undefined, { token, digest }: RevisionMark): Standing {
  const filed = standing?.filed ?? (isFiled(token) ? token : undefined);
  const first = filed === undefined ? {} : { filed };
  if (standing?.digest === digest) return { ...standing, newest: token, ...first };
  return { newest: token, token, digest, revision: (standing?.revision ?? 0) + 1, ...first };
}
