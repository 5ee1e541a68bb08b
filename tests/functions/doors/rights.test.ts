import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorize } from '../../../functions/doors/authorize.ts';
import {
  ACTIONS,
  RELATIONS,
  ROLES,
  type Action,
  type Relation,
  type Role,
} from '../../../functions/doors/rights.ts';

/** Who may do what to which organisation: y or n for own, below, other, and no organisation at all. */
const TABLE: Readonly<Record<Role, Readonly<Record<Action, string>>>> = {
  sender: {
    file: 'yynn',
    import: 'nnnn',
    register: 'nnnn',
    explain: 'yynn',
    release: 'nnnn',
    return: 'nnnn',
    link: 'nnnn',
    'take-down': 'nnnn',
    'cut-release': 'nnnn',
  },
  reviewer: {
    file: 'nnnn',
    import: 'nnnn',
    register: 'nnnn',
    explain: 'nnnn',
    release: 'yynn',
    return: 'yynn',
    link: 'yynn',
    'take-down': 'nnnn',
    'cut-release': 'nnnn',
  },
  operator: {
    file: 'yyyy',
    import: 'yyyy',
    register: 'yyyy',
    explain: 'yyyy',
    release: 'yyyy',
    return: 'yyyy',
    link: 'yyyy',
    'take-down': 'yyyy',
    'cut-release': 'yyyy',
  },
};

const OWN = '419001-gov';
const SUBJECTS: Readonly<Record<Relation, string | undefined>> = {
  own: OWN,
  below: '419001-justice',
  other: '321300-gov',
  none: undefined,
};

const PARENTS = new Map([
  ['419001-justice', '419001-gov-office'],
  ['419001-gov-office', OWN],
  [OWN, '410000-gov'],
  ['410000-gov', undefined],
  ['321300-gov', undefined],
]);
const register = {
  organisations: async (ids: readonly string[]) =>
    new Map(
      ids
        .filter((id) => PARENTS.has(id))
        .map((id) => {
          const parent = PARENTS.get(id);
          const row = {
            orgId: id,
            nameZh: id,
            kind: 'office',
            region: id.slice(0, 6),
            validFrom: '2019-01-01',
          };
          return [
            id,
            { ...row, kind: 'office' as const, revision: 1, ...(parent ? { parent } : {}) },
          ] as const;
        }),
    ),
};

for (const role of ROLES) {
  for (const action of ACTIONS) {
    for (const [index, relation] of RELATIONS.entries()) {
      const may = TABLE[role][action][index] === 'y';
      test(`${role}, ${action}, ${relation}: ${may ? 'yes' : 'no'}`, async () => {
        const caller = { subject: 'somebody', roles: [role], orgId: OWN };
        const problem = await authorize(caller, { action, orgId: SUBJECTS[relation] }, register);
        assert.equal(problem?.kind, may ? undefined : 'not-allowed');
      });
    }
  }
}

test('what is above is not below', async () => {
  const caller = { subject: 'somebody', roles: ['sender' as const], orgId: OWN };
  const problem = await authorize(caller, { action: 'file', orgId: '410000-gov' }, register);
  assert.equal(problem?.kind, 'not-allowed');
});

/** [description, caller] */
const NOBODY = [
  ['no token', undefined, 'no-token'],
  ['no role', { subject: 'somebody', roles: [], orgId: OWN }, 'not-allowed'],
  ['no organisation', { subject: 'somebody', roles: ['sender' as const] }, 'not-allowed'],
] as const;

for (const [description, caller, kind] of NOBODY) {
  test(`${description}: nothing may be done`, async () => {
    for (const action of ACTIONS) {
      const problem = await authorize(caller, { action, orgId: OWN }, register);
      assert.equal(problem?.kind, kind, action);
    }
  });
}

test('two roles may do what either may', async () => {
  const caller = { subject: 'somebody', roles: ['sender', 'reviewer'] as const, orgId: OWN };
  for (const action of ['file', 'release'] as const)
    assert.equal(await authorize(caller, { action, orgId: OWN }, register), undefined);
});

test('a ring in the register ends the walk, and an organisation that is not in it is below nobody', async () => {
  const ring = {
    organisations: async (ids: readonly string[]) => new Map(ids.map((id) => [id, ringRow(id)])),
  };
  const caller = { subject: 'somebody', roles: ['sender' as const], orgId: OWN };
  assert.ok(await authorize(caller, { action: 'file', orgId: '419001-a1' }, ring));
  assert.ok(await authorize(caller, { action: 'file', orgId: '419001-nobody' }, register));
});

function ringRow(orgId: string) {
  const parent = orgId === '419001-a1' ? '419001-b2' : '419001-a1';
  const validFrom = '2019-01-01';
  return { orgId, nameZh: orgId, kind: 'office' as const, region: '419001', validFrom, parent, revision: 1 };
}
