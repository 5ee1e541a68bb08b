import { Aws, Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** Where the functions' own numbers stand; a test holds it to what they write. */
export const METRIC_NAMESPACE = 'gongkai';

export interface OwnMetricProps {
  readonly statistic: 'Sum' | 'Maximum' | 'Average' | 'p50' | 'p99';
  /** Default: 5 minutes. */
  readonly period?: Duration;
  /** Beside the stack. */
  readonly by?: Readonly<Record<string, string>>;
}

/** One of the numbers that the functions of this stack write into their logs. */
export function ownMetric(name: string, { statistic, period, by = {} }: OwnMetricProps): Metric {
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName: name,
    statistic,
    period: period ?? Duration.minutes(5),
    dimensionsMap: { stack: Aws.STACK_NAME, ...by },
  });
}
