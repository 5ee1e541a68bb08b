import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
  type IAlarmAction,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

export interface RunbookAlarmProps {
  /** What has happened, in one sentence. */
  readonly says: string;
  /** The heading of docs/operations.md that tells what to do, as its address names it. */
  readonly runbook: string;
  readonly metric: IMetric;
  /** From this value on, unless it is one that must not be fallen below. */
  readonly threshold: number;
  /** Periods of the metric in a row. Default: 1. */
  readonly periods?: number;
  /** No data, or less than the threshold, is what is alarming. */
  readonly whenSilent?: true;
  readonly action: IAlarmAction;
}

/** An alarm that calls somebody, and tells him where to read what to do. */
export class RunbookAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: RunbookAlarmProps) {
    const { LESS_THAN_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = ComparisonOperator;
    super(scope, id, {
      alarmDescription: `${props.says} What to do: docs/operations.md#${props.runbook}`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.whenSilent ? LESS_THAN_THRESHOLD : GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.whenSilent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(props.action);
  }
}
