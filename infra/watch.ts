import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ownMetric } from './own-metric.ts';
import { RunbookAlarm } from './runbook-alarm.ts';

export interface WatchProps {
  readonly sweep: IFunction;
  readonly release: IFunction;
  readonly api: HttpApi;
  readonly sweepEvery: Duration;
  readonly action: IAlarmAction;
}

/** What nobody would notice otherwise; the queues watch themselves (WorkQueue). */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id);
    this.watchSweep(props);
    this.watchState(props);
    const { action, api, release } = props;
    new RunbookAlarm(this, 'ReleaseAlarm', {
      says: 'A release could not be cut.',
      runbook: 'a-release-failed',
      metric: release.metricErrors({ period: Duration.minutes(15), statistic: 'Sum' }),
      threshold: 1,
      action,
    });
    new RunbookAlarm(this, 'ApiFaultAlarm', {
      says: 'Questions were answered with a fault of ours (5xx).',
      runbook: 'the-api-answers-5xx',
      metric: api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
      action,
    });
  }

  /** Without the sweep nothing finds what got lost: it must not fail, and it must not stop coming. */
  private watchSweep({ sweep, sweepEvery, action }: WatchProps): void {
    const period = sweepEvery;
    new RunbookAlarm(this, 'SweepAlarm', {
      says: 'The sweep failed three times in a row.',
      runbook: 'the-sweep-fails',
      metric: sweep.metricErrors({ period, statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      action,
    });
    new RunbookAlarm(this, 'SweepSilentAlarm', {
      says: 'The sweep did not come for a quarter of an hour.',
      runbook: 'the-sweep-does-not-come',
      metric: sweep.metricInvocations({ period, statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      whenSilent: true,
      action,
    });
  }

  private watchState({ sweepEvery, action }: WatchProps): void {
    new RunbookAlarm(this, 'FeedAgeAlarm', {
      says: 'Feeds are behind the state for a quarter of an hour.',
      runbook: 'feeds-are-behind',
      metric: ownMetric('UnitsBehind', { statistic: 'Maximum', period: sweepEvery }),
      threshold: 1,
      periods: 3,
      action,
    });
    new RunbookAlarm(this, 'FailedReceiptAlarm', {
      says: 'A file got the receipt failed: nobody could work on it.',
      runbook: 'a-receipt-says-failed',
      metric: ownMetric('ReceiptsFailed', { statistic: 'Sum', period: sweepEvery }),
      threshold: 1,
      action,
    });
  }
}
