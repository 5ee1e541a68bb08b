import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formerNamesText, parseFormerNames } from '../../../core/datasets/former-names.ts';

const OLD = { nameZh: '市信息办', until: '2019-03-31' };
const OLDER = { nameZh: '市信息化领导小组办公室', until: '2014-12-31' };
const CASES = [
  { text: '', names: [] },
  { text: '市信息办@2019-03-31', names: [OLD] },
  { text: ' 市信息办@2019-03-31 | 市信息化领导小组办公室@2014-12-31 ', names: [OLD, OLDER] },
  { text: '市信息办', names: undefined },
  { text: '市信息办@2019', names: undefined },
  { text: '@2019-03-31', names: undefined },
  { text: '=cmd@2019-03-31', names: undefined },
  { text: '市信息办@2019-03-31|', names: undefined },
];

for (const { text, names } of CASES) {
  test(`“${text}” is ${names === undefined ? 'refused' : `${names.length} names`}`, () => {
    assert.deepEqual(parseFormerNames(text), names);
  });
}

test('written names are read again', () => {
  assert.deepEqual(parseFormerNames(formerNamesText([OLD, OLDER])), [OLD, OLDER]);
});
