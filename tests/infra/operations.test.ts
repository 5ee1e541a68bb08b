import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { measureReceipt } from '../../functions/metrics/measure-receipt.ts';
import { measureSweep } from '../../functions/metrics/measure-sweep.ts';
import { someReceipt } from '../core/findings/receipt-factory.ts';
import { at, only, propertiesOf, synthesized, textAt, type Json } from './synthesized.ts';

const { template } = synthesized();
const RUNBOOK = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm');

/** Headings as their addresses name them. */
const headings = [...RUNBOOK.matchAll(/^### (.+)$/gm)].map(([, title = '']) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-'),
);

test('every alarm leads to a heading of the runbook, and calls somebody', () => {
  assert.ok(alarms.size >= 10);
  for (const [id, alarm] of alarms) {
    const [, anchor = ''] =
      /docs\/operations\.md#([a-z0-9-]+)$/.exec(textAt(alarm, 'AlarmDescription')) ?? [];
    assert.ok(headings.includes(anchor), `${id}: ${anchor}`);
    assert.match(JSON.stringify(at(alarm, 'AlarmActions')), /Alarms/, id);
  }
});

test('every heading of the runbook is that of an alarm', () => {
  const told = [...alarms.values()].map((alarm) => textAt(alarm, 'AlarmDescription').split('#')[1] ?? '');
  assert.deepEqual(headings.toSorted(), [...new Set(told)].toSorted());
});

test('every heading says what has happened, what to look at and what to do', () => {
  const entries = RUNBOOK.split(/^### /m).slice(1);
  for (const entry of entries) {
    for (const word of ['**What it means.**', '**Look.**', '**Do.**'])
      assert.ok(entry.includes(word), `${entry.split('\n')[0]}: ${word}`);
  }
});

/** [alarm, metric, its threshold, periods in a row] */
const WATCHED = [
  ['WatchSweepAlarm', 'Errors', 1, 3],
  ['WatchSweepSilentAlarm', 'Invocations', 1, 3],
  ['WatchReleaseAlarm', 'Errors', 1, 1],
  ['WatchApiFaultAlarm', '5xx', 5, 1],
  ['WatchFeedAgeAlarm', 'UnitsBehind', 1, 3],
  ['WatchFailedReceiptAlarm', 'ReceiptsFailed', 1, 1],
] as const;

for (const [id, metric, threshold, periods] of WATCHED) {
  test(`${id} watches ${metric}`, () => {
    const alarm = only(template, 'AWS::CloudWatch::Alarm', id);
    assert.deepEqual(
      [at(alarm, 'MetricName'), at(alarm, 'Threshold'), at(alarm, 'EvaluationPeriods')],
      [metric, threshold, periods],
    );
  });
}

test('a sweep that does not come is alarming, and so is no data of it', () => {
  const alarm = only(template, 'AWS::CloudWatch::Alarm', 'WatchSweepSilentAlarm');
  assert.deepEqual(
    [at(alarm, 'ComparisonOperator'), at(alarm, 'TreatMissingData')],
    ['LessThanThreshold', 'breaching'],
  );
});

test('whatever alarms and the dashboard look at of ours is written by a function', () => {
  const written = [
    ...measureReceipt(someReceipt(), 0),
    measureSweep({ versions: 0, resent: 0, failed: 0, units: 0 }),
  ];
  const names = new Set(written.flatMap(({ metrics }) => metrics.map(({ name }) => name)));
  const own = [...alarms.values()].filter((alarm) => at(alarm, 'Namespace') === 'gongkai');
  for (const alarm of own) assert.ok(names.has(textAt(alarm, 'MetricName')));
  const body = JSON.stringify(at(only(template, 'AWS::CloudWatch::Dashboard'), 'DashboardBody'));
  const shown = [...body.matchAll(/\\"gongkai\\",\\"(\w+)\\"/g)].map(([, name = '']) => name);
  assert.deepEqual([...new Set(shown)].toSorted(), [
    'Errors',
    'Notices',
    'PublishLag',
    'ReceiptAge',
    'ReceiptsFailed',
    'UnitsBehind',
    'UploadsResent',
    'Warnings',
  ]);
  for (const name of shown) assert.ok(names.has(name) || name === 'PublishLag', name);
});

test('what is shown by rule is logged by intake', () => {
  const body = JSON.stringify(at(only(template, 'AWS::CloudWatch::Dashboard'), 'DashboardBody'));
  assert.match(body, /a receipt is final/);
  assert.match(body, /IntakeLog/);
});

test('every bucket that holds what is kept has versions, and the table can be restored', () => {
  for (const name of ['Uploads', 'Receipts', 'Feeds'])
    assert.equal(at(bucket(name), 'VersioningConfiguration', 'Status'), 'Enabled', name);
  const table = only(template, 'AWS::DynamoDB::Table');
  assert.equal(at(table, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'), true);
});

function bucket(name: string): Json | undefined {
  return only(template, 'AWS::S3::Bucket', name);
}
