import { ORG_ID } from '../../core/datasets/organisation.ts';
import { ROLES, type Role } from './rights.ts';

/** Somebody whose token was found good. */
export interface Caller {
  /** The token's subject. */
  readonly subject: string;
  readonly roles: readonly Role[];
  /** The organisation that he speaks for. */
  readonly orgId?: string;
}

/** How an issuer's tokens say what we need; each deployment has its own. */
export interface ClaimNames {
  readonly roles: string;
  readonly organisation: string;
  /** What the issuer calls each of our roles. */
  readonly words: Readonly<Record<Role, string>>;
}

/** The claims of a token as the gateway hands them on. */
export type Claims = Readonly<Record<string, unknown>>;

/** Reads who is asking. A role or an organisation that is not known is none; without a subject there is nobody. */
export function readCaller(claims: Claims | undefined, names: ClaimNames): Caller | undefined {
  const subject = claims?.['sub'];
  if (claims === undefined || typeof subject !== 'string' || subject === '') return undefined;
  const words = wordsOf(claims[names.roles]);
  const orgId = claims[names.organisation];
  return {
    subject,
    roles: ROLES.filter((role) => words.includes(names.words[role])),
    ...(typeof orgId === 'string' && ORG_ID.test(orgId) ? { orgId } : {}),
  };
}

/** Reads `sender=A,reviewer=B,operator=C`; a role that is not named keeps its own name. */
export function readRoleWords(text: string | undefined): ClaimNames['words'] {
  const pairs = (text ?? '').split(',').map((pair) => pair.split('='));
  const given = new Map(pairs.map(([role = '', word = '']) => [role.trim(), word.trim()]));
  const wordFor = (role: Role) => given.get(role) || role;
  return { sender: wordFor('sender'), reviewer: wordFor('reviewer'), operator: wordFor('operator') };
}

/** A list comes from the gateway as one text, `[a b]`; a text as it is, with spaces or commas between. */
function wordsOf(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.map(String);
  if (typeof claim !== 'string') return [];
  const text = claim.startsWith('[') && claim.endsWith(']') ? claim.slice(1, -1) : claim;
  return text.split(/[\s,]+/).filter((word) => word !== '');
}
