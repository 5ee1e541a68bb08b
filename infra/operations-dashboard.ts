import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Dashboard,
  GraphWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE, ownMetric } from './own-metric.ts';
import type { WorkQueue } from './work-queue.ts';

export interface OperationsDashboardProps {
  readonly uploadWork: WorkQueue;
  readonly publishWork: WorkQueue;
  readonly api: HttpApi;
  /** Where receipts are told of, with what was found. */
  readonly intakeLog: ILogGroup;
}

const HALF = 12;

/** What comes in, what is found, what waits, how fast it is published, how the API answers: on one page. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.days(1) });
    dashboard.addWidgets(
      graph('Uploads by status', [uploadsByStatus()]),
      graph(
        'Findings',
        ['Errors', 'Warnings', 'Notices'].map((name) => ownMetric(name, { statistic: 'Sum' })),
      ),
    );
    dashboard.addWidgets(
      rules(props.intakeLog),
      graph('Seconds from upload to receipt', percentiles('ReceiptAge')),
    );
    dashboard.addWidgets(
      graph('Oldest message, seconds', ages(props)),
      graph('Dead letters', deadLetters(props)),
    );
    dashboard.addWidgets(
      graph('Seconds until published', percentiles('PublishLag')),
      graph('Behind and mended', [
        ownMetric('UnitsBehind', { statistic: 'Maximum' }),
        ownMetric('UploadsResent', { statistic: 'Sum' }),
        ownMetric('ReceiptsFailed', { statistic: 'Sum' }),
      ]),
    );
    dashboard.addWidgets(
      graph('API requests', requests(props.api)),
      graph('API, milliseconds', latency(props.api)),
    );
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, width: HALF, left, leftYAxis: { min: 0 } });
}

/** A search finds the statuses that there were, without a list of them here. */
function uploadsByStatus(): IMetric {
  const expression = `SEARCH('{${METRIC_NAMESPACE},stack,status} MetricName="Uploads"', 'Sum', 300)`;
  return new MathExpression({ expression, label: '', usingMetrics: {} });
}

function percentiles(name: string): IMetric[] {
  return [ownMetric(name, { statistic: 'p50' }), ownMetric(name, { statistic: 'p99' })];
}

function ages({ uploadWork, publishWork }: OperationsDashboardProps): IMetric[] {
  return [uploadWork, publishWork].map(({ queue }) =>
    queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' }),
  );
}

function deadLetters({ uploadWork, publishWork }: OperationsDashboardProps): IMetric[] {
  return [uploadWork, publishWork].map((work) =>
    work.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
  );
}

function requests(api: HttpApi): IMetric[] {
  const statistic = 'Sum';
  return [
    api.metricCount({ statistic }),
    api.metricClientError({ statistic }),
    api.metricServerError({ statistic }),
  ];
}

function latency(api: HttpApi): IMetric[] {
  return [api.metricLatency({ statistic: 'p50' }), api.metricLatency({ statistic: 'p99' })];
}

/** By rule the findings are counted out of log lines: as metrics, each rule would be paid for every month. */
function rules(log: ILogGroup): LogQueryWidget {
  return new LogQueryWidget({
    title: 'Files in which a rule spoke',
    width: HALF,
    view: LogQueryVisualizationType.TABLE,
    logGroupNames: [log.logGroupName],
    queryLines: [
      'filter message = "a receipt is final"',
      'fields jsonParse(@message) as line',
      'unnest line.codes into code',
      'stats count(*) as files by code',
      'sort files desc',
      'limit 50',
    ],
  });
}
