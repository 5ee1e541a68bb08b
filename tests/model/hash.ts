import { hash } from 'node:crypto';

const known = new WeakMap<Uint8Array, string>();

/** Hex sha256 of bytes that never change; the model reads the same ones again and again. */
export function hashOf(bytes: Uint8Array): string {
  const digest = known.get(bytes) ?? hash('sha256', bytes);
  known.set(bytes, digest);
  return digest;
}
