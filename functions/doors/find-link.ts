import { hash, timingSafeEqual } from 'node:crypto';
import type { Link } from '../../core/decisions/kinds/links.ts';
import { readDecision } from '../../core/decisions/read-decision.ts';
import type { Problem } from '../../core/query/problem.ts';
import type { DecisionStore } from './decision-store.ts';

/** Where a link lies. */
export function linkKey(linkId: string): string {
  return `decisions/links/${linkId}.json`;
}

/** The link of that id, whoever asks; undefined when there is none. */
export async function readLink(
  linkId: string,
  store: Pick<DecisionStore, 'link'>,
): Promise<Link | undefined> {
  const key = linkKey(linkId);
  const bytes = await store.link(key);
  const decision = bytes === undefined ? undefined : readDecision(bytes, key).decision;
  return decision?.kind === 'links' && decision.linkId === linkId ? decision : undefined;
}

/**
 * The link that a visitor holds (`{id}.{secret}`), if it is good now. Why one is not good is told only to who knows
 * its secret.
 */
export async function findLink(
  held: string,
  store: Pick<DecisionStore, 'link'>,
  now: Date,
): Promise<Link | { readonly problem: Problem }> {
  const [linkId = '', secret = ''] = held.split('.');
  const link = await readLink(linkId, store);
  if (link === undefined || !isSecretOf(link, secret)) return { problem: UNKNOWN };
  if (link.revoked) return { problem: REVOKED };
  return now.getTime() < Date.parse(link.expiresAt) ? link : { problem: EXPIRED };
}

/** What is kept of a secret. */
export function secretHash(secret: string): string {
  return hash('sha256', secret);
}

function isSecretOf({ secretSha256 }: Link, secret: string): boolean {
  return timingSafeEqual(Buffer.from(secretSha256, 'hex'), Buffer.from(secretHash(secret), 'hex'));
}

/** There is no such link. */
export const UNKNOWN: Problem = {
  kind: 'link-not-good',
  detail: { zh: '没有这个报送链接', en: 'There is no such submission link' },
};

const REVOKED: Problem = {
  kind: 'link-not-good',
  detail: {
    zh: '此链接已被收回，请向汇总单位索取新的链接',
    en: 'This link was taken back; ask for a new one',
  },
};

const EXPIRED: Problem = {
  kind: 'link-not-good',
  detail: { zh: '此链接已过期，请向汇总单位索取新的链接', en: 'This link has expired; ask for a new one' },
};
