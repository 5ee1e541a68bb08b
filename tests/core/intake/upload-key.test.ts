import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUploadKey } from '../../../core/index.ts';
import { KEY_INPUTS } from './bad-input/keys.ts';

test('a key names its dataset, its sender and its file', () => {
  assert.deepEqual(parseUploadKey('incoming/annual-reports/419001-gov-office/济源 2021年报(终稿).csv'), {
    dataset: 'annual-reports',
    sender: '419001-gov-office',
    fileName: '济源 2021年报(终稿).csv',
  });
  assert.deepEqual(parseUploadKey('incoming/organisations/名录.CSV'), {
    dataset: 'organisations',
    fileName: '名录.CSV',
  });
});

test('every key of the table of bad input is taken or refused', () => {
  for (const { key = '', expected } of KEY_INPUTS)
    assert.equal(parseUploadKey(key) === undefined, expected === 'reject', JSON.stringify(key));
});
