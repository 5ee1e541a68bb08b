import { hash } from 'node:crypto';
import type { AcceptedRecord } from '../ports.ts';

/**
 * Digest of what a record says (32 hex digits), whatever file said it: two uploads with the same one are
 * duplicates. Names are sorted, so that neither layout nor column order matters. A record that a text was taken out of
 * keeps the digest that it had, so that its revisions stay told apart.
 */
export function recordDigest(record: AcceptedRecord): string {
  return record.digest ?? hash('sha256', JSON.stringify(contentOf(record), inNameOrder)).slice(0, 32);
}

function contentOf(record: AcceptedRecord): object {
  switch (record.kind) {
    case 'report':
      // Where a correction started from is no part of what it says.
      return { ...record.report, basedOnRevision: undefined };
    case 'organisation':
      return record.organisation;
    case 'decision':
      return record.decision;
    case 'round':
      return record.round;
  }
}

function inNameOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
