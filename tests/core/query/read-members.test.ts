import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMembers } from '../../../core/query/read-members.ts';

const SHA256 = '0af1'.repeat(16);

test('members are read by their declarations, defaults filled in', () => {
  const sent = { sender: '419001-gov-office', filename: '济源 2021年报.csv', sha256: SHA256 };
  assert.deepEqual(readMembers('uploads', JSON.stringify(sent)), {
    members: { dataset: 'annual-reports', ...sent },
  });
});

test('null is nothing', () => {
  const read = readMembers('uploads', '{"filename":"a.csv","sender":null}');
  assert.ok('members' in read);
  assert.equal(read.members.sender, undefined);
});

/** [description, what is sent, code and member of each error] */
const WRONG = [
  ['nothing', '', []],
  ['no JSON', '{"filename":', []],
  ['a list', '[]', []],
  ['a text', '"a.csv"', []],
  ['nothing that is needed', '{}', ['required filename']],
  ['a member that is not there', '{"filename":"a.csv","file_name":"b.csv"}', ['unknown file_name']],
  ['a member of the prototype', '{"filename":"a.csv","__proto__":"b"}', ['unknown __proto__']],
  ['a list in a member', '{"filename":["a.csv"]}', ['malformed filename']],
  ['a slash in a name', '{"filename":"../a.csv"}', ['malformed filename']],
  ['what S3 would fill in', '{"filename":"${filename}.csv"}', ['malformed filename']],
  ['a short hash', '{"filename":"a.csv","sha256":"0af"}', ['malformed sha256']],
  [
    'all of it at once',
    '{"dataset":"decisions","sender":"x","filename":{}}',
    ['malformed filename', 'malformed sender', 'not-a-choice dataset'],
  ],
] as const;

for (const [description, body, errors] of WRONG) {
  test(`${description} is refused`, () => {
    const read = readMembers('uploads', body);
    assert.ok('problem' in read);
    assert.equal(read.problem.kind, 'invalid-members');
    const told = (read.problem.errors ?? []).map(({ code, parameter }) => `${code} ${parameter}`);
    assert.deepEqual(told.toSorted(), errors);
  });
}
