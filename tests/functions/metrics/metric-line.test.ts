import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureSweep } from '../../../functions/metrics/measure-sweep.ts';
import { METRIC_NAMESPACE, metricLine } from '../../../functions/metrics/metric-line.ts';
import { METRIC_NAMESPACE as WATCHED_NAMESPACE } from '../../../infra/own-metric.ts';

test('a line is what CloudWatch reads metrics from', () => {
  const measured = {
    metrics: [{ name: 'Uploads', value: 2, unit: 'Count' }],
    by: { status: 'gone' },
  } as const;
  assert.deepEqual(JSON.parse(metricLine(measured, 'Gongkai', 1_643_000_000_000)), {
    _aws: {
      Timestamp: 1_643_000_000_000,
      CloudWatchMetrics: [
        {
          Namespace: 'gongkai',
          Dimensions: [['stack', 'status']],
          Metrics: [{ Name: 'Uploads', Unit: 'Count' }],
        },
      ],
    },
    stack: 'Gongkai',
    status: 'gone',
    Uploads: 2,
  });
});

test('a line is one line, and alarms look where it is counted', () => {
  const line = metricLine(measureSweep({ versions: 1, resent: 0, failed: 0, units: 0 }), 'Gongkai\n', 0);
  assert.doesNotMatch(line, /\n/);
  assert.equal(METRIC_NAMESPACE, WATCHED_NAMESPACE);
});
