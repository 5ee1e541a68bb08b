import { hash } from 'node:crypto';

/** Grows when the same state is answered in another shape, so that no copy of the old shape is taken for it. */
const SHAPE = 1;

/** The weak tag of an answer: it names the state that the answer tells, not its bytes. */
export function entityTag(seed: string): string {
  return `W/"${SHAPE}-${hash('sha256', seed, 'hex').slice(0, 32)}"`;
}

/** Whether a reader has this already: If-None-Match compares weakly (RFC 9110, 13.1.2). */
export function isHeld(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const opaque = strip(tag);
  return ifNoneMatch.split(',').some((held) => strip(held.trim()) === opaque);
}

function strip(tag: string): string {
  return tag.startsWith('W/') ? tag.slice(2) : tag;
}
