import { hash } from 'node:crypto';
import type { Caller } from './caller.ts';

/**
 * How a decision names who made it: the organisation (or the role, for operators), and a mark by which an operator
 * who knows the token's subject can tell people apart. Decisions may be published; subjects are people.
 */
export function nameOf({ orgId, roles, subject }: Caller): string {
  return `${orgId ?? roles.at(-1) ?? 'nobody'} #${hash('sha256', subject).slice(0, 8)}`;
}
