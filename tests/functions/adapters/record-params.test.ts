import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordParams } from '../../../functions/adapters/record-params.ts';
import { tableKey } from '../../../functions/adapters/table-key.ts';
import { acceptedReport } from '../records.ts';

const UPLOAD = { key: 'incoming/a/年报.csv', versionId: 'v1' };
const SHARD = { kind: 'reports', year: 2021, region: '419001' } as const;
const STANDING = { newest: '1#b', token: '1#a', digest: 'd', revision: 2 };
const RECORD = acceptedReport('1#a');

/** Every write, and every reserved word that DynamoDB does not take in an expression. */
const WRITES = {
  beginAttempt: recordParams.beginAttempt('r-1', UPLOAD),
  forgiveAttempts: recordParams.forgiveAttempts('r-1'),
  attachPlan: recordParams.attachPlan('r-1', 'plans/a'),
  finish: recordParams.finish('r-1', { status: 'accepted', body: 'b', units: [SHARD], plan: 'plans/a' }),
  finishFailed: recordParams.finish('r-1', { status: 'failed', body: 'b', units: [] }),
  replaceCurrent: recordParams.replaceCurrent(RECORD, STANDING, 4),
  firstCurrent: recordParams.replaceCurrent(RECORD, STANDING, undefined),
  markDirty: recordParams.markDirty(SHARD),
  markPublished: recordParams.markPublished(SHARD, 3),
  beginYear: recordParams.addYear('begun', 2021),
  openYear: recordParams.addYear('open', 2021),
  addWaiting: recordParams.addWaiting({ reportId: '419001-a.2021', receiptId: 'r-1' }),
  removeWaiting: recordParams.removeWaiting({ reportId: '419001-a.2021', receiptId: 'r-1' }),
  moveSweep: recordParams.moveSweep('c'),
  endSweep: recordParams.moveSweep(undefined),
  noteSweep: recordParams.moveSweep(undefined, { sweptAt: '2022-01-22T09:12:44Z' }),
};

for (const [name, params] of Object.entries(WRITES)) {
  test(`${name} is conditional, leaves newer items alone, and says its schema version`, () => {
    const condition = params.ConditionExpression ?? '';
    assert.match(condition, name === 'firstCurrent' ? /^attribute_not_exists\(pk\)$/ : /NOT sv > :sv/);
    const said = 'Item' in params ? params.Item?.['sv'] : params.ExpressionAttributeValues?.[':sv'];
    assert.deepEqual(said, { N: '1' });
  });

  test(`${name} uses each name and value that it declares, and declares what it uses`, () => {
    const update = 'UpdateExpression' in params ? (params.UpdateExpression ?? '') : '';
    const text = `${update} ${params.ConditionExpression ?? ''}`;
    const used = new Set(text.match(/[:#][a-z]+/g) ?? []);
    const declared = [
      ...Object.keys(params.ExpressionAttributeNames ?? {}),
      ...Object.keys(params.ExpressionAttributeValues ?? {}),
    ];
    assert.deepEqual([...used].toSorted(), declared.toSorted());
  });
}

test('only the first failed receipt is written, and only without a plan', () => {
  const condition = WRITES.finishFailed.ConditionExpression;
  assert.equal(condition, 'attribute_not_exists(#status) AND attribute_not_exists(#plan) AND NOT sv > :sv');
});

test('every read is strongly consistent', () => {
  const reads = [
    recordParams.get(tableKey.sweep()),
    recordParams.partition('unit#41'),
    recordParams.revisions('419001-gov.2021'),
    recordParams.organisations('41', 10, '410000-a'),
  ];
  for (const read of reads) assert.equal(read.ConsistentRead, true);
});

const KEYS = [
  [tableKey.current('419001-gov-office.2021'), 'reports#419001#2021', '419001-gov-office'],
  [tableKey.current('419001-gov-office'), 'organisations', '419001-gov-office'],
  [tableKey.revision('419001-gov-office.2021', '1#a'), 'revision#419001-gov-office.2021', '1#a'],
  [tableKey.counter(SHARD), 'unit#41', 'reports#419001#2021'],
  [tableKey.counter({ kind: 'organisations' }), 'unit#organisations', 'organisations'],
  [tableKey.upload('r-1'), 'upload#r-1', 'upload'],
  [tableKey.sweep(), 'sweep', 'uploads'],
] as const;

for (const [key, pk, sk] of KEYS) {
  test(`there is a place ${pk} ${sk}`, () => {
    assert.deepEqual(key, { pk, sk });
  });
}
