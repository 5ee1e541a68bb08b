import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCaller, readRoleWords } from '../../../functions/doors/caller.ts';

const WORDS = { sender: 'sender', reviewer: 'reviewer', operator: 'operator' };
const NAMES = { roles: 'gongkai_roles', organisation: 'gongkai_org', words: WORDS };
const OFFICE = '419001-gov-office';

/** [description, claims, roles, organisation] */
const CLAIMS = [
  ['one role', { gongkai_roles: 'sender', gongkai_org: OFFICE }, ['sender'], OFFICE],
  [
    'a list as the gateway writes it',
    { gongkai_roles: '[reviewer sender]' },
    ['sender', 'reviewer'],
    undefined,
  ],
  ['words with commas', { gongkai_roles: 'operator, sender' }, ['sender', 'operator'], undefined],
  ['a list', { gongkai_roles: ['operator'] }, ['operator'], undefined],
  ['roles of others', { gongkai_roles: 'administrator SENDER senders' }, [], undefined],
  ['a role inside of a word', { gongkai_roles: 'not-a-sender' }, [], undefined],
  ['no roles', {}, [], undefined],
  [
    'an organisation that can be none',
    { gongkai_roles: 'sender', gongkai_org: '../419001' },
    ['sender'],
    undefined,
  ],
] as const;

for (const [description, claims, roles, orgId] of CLAIMS) {
  test(`${description} is read`, () => {
    const caller = readCaller({ sub: 'somebody', ...claims }, NAMES);
    assert.deepEqual([caller?.roles, caller?.orgId], [roles, orgId]);
  });
}

test('without a subject there is nobody', () => {
  for (const claims of [undefined, {}, { sub: '' }, { gongkai_roles: 'operator' }])
    assert.equal(readCaller(claims, NAMES), undefined);
});

test('an issuer may have words of its own', () => {
  const words = readRoleWords('sender=GK-FILER,operator=GK-ADMIN');
  assert.deepEqual(words, { sender: 'GK-FILER', reviewer: 'reviewer', operator: 'GK-ADMIN' });
  const names = { roles: 'cognito:groups', organisation: 'custom:org', words };
  const caller = readCaller({ sub: 'x', 'cognito:groups': '[GK-FILER sender]', 'custom:org': OFFICE }, names);
  assert.deepEqual([caller?.roles, caller?.orgId], [['sender'], OFFICE]);
  assert.deepEqual(readRoleWords(undefined), WORDS);
});
