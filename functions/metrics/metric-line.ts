/** A number of one moment; `unit` as CloudWatch calls it. */
export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly unit: 'Count' | 'Seconds';
}

/** Numbers of one thing that happened, and by what they are told apart beside the stack. */
export interface Measured {
  readonly metrics: readonly Metric[];
  readonly by?: Readonly<Record<string, string>>;
}

/** Where our numbers stand in CloudWatch; dashboard and alarms look there. */
export const METRIC_NAMESPACE = 'gongkai';

/**
 * One line of the embedded metric format, which CloudWatch turns into metrics as it comes through the log: no request
 * is made for it. Thirty lines in place of a package. What has many values (rules, receipts) is no dimension, because
 * every value of a dimension is paid for; it stands in log lines, and the dashboard counts it there.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function metricLine({ metrics, by = {} }: Measured, stack: string, now: number): string {
  return JSON.stringify({
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions: [['stack', ...Object.keys(by)]],
          Metrics: metrics.map(({ name, unit }) => ({ Name: name, Unit: unit })),
        },
      ],
    },
    stack,
    ...by,
    ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])),
  });
}
