import type { Problem } from '../../core/query/problem.ts';
import type { Caller } from './caller.ts';
import { relationTo, type RegisterReader } from './relation-to.ts';
import { RIGHTS, type Action } from './rights.ts';

/** Something that somebody wants to do, to an organisation or to none. */
export interface Intent {
  readonly action: Action;
  readonly orgId?: string | undefined;
}

/** Why somebody may not do something; undefined when he may. */
export async function authorize(
  caller: Caller | undefined,
  { action, orgId }: Intent,
  register: RegisterReader,
): Promise<Problem | undefined> {
  if (caller === undefined) return NO_TOKEN;
  const allowed = new Set(caller.roles.flatMap((role) => RIGHTS[role][action]));
  if (allowed.size === 0) return NO_ROLE;
  if (allowed.has('other') && allowed.has('none')) return undefined;
  const relation = await relationTo(caller.orgId, orgId, register);
  if (allowed.has(relation)) return undefined;
  return relation === 'none' ? NO_ORGANISATION : NOT_ITS_OWN;
}

/** Nobody in particular asks. */
export const NO_TOKEN: Problem = {
  kind: 'no-token',
  detail: {
    zh: '请在 Authorization 请求头中附上令牌（Bearer）',
    en: 'Send a token with the request (Authorization: Bearer …)',
  },
};

const NO_ROLE: Problem = {
  kind: 'not-allowed',
  detail: { zh: '令牌中的角色不能做这件事', en: 'No role of the token may do this' },
};

const NO_ORGANISATION: Problem = {
  kind: 'not-allowed',
  detail: {
    zh: '只有运维人员可以不指明机构',
    en: 'Only operators may leave out the organisation',
  },
};

const NOT_ITS_OWN: Problem = {
  kind: 'not-allowed',
  detail: {
    zh: '只能办理本机构及名录中其下级机构的事项',
    en: 'This organisation is neither that of the token nor below it in the register',
  },
};
