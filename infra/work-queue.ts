import { Duration } from 'aws-cdk-lib';
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { RunbookAlarm } from './runbook-alarm.ts';

export interface WorkQueueProps {
  /** How long its function may work on one batch; the queue waits six times that before it delivers again. */
  readonly functionTimeout: Duration;
  readonly alarmAction: IAlarmAction;
  /** Where each alarm's reader is led, in docs/operations.md. */
  readonly runbooks: { readonly deadLetters: string; readonly age: string };
  /** The age of the oldest message at which somebody is called. Default: 10 minutes. */
  readonly worryingAge?: Duration;
}

const WORRYING_AGE = Duration.minutes(10);

/** Deliveries before a message is set aside: five attempts, and one by which a file that nobody survives is told so. */
const MAX_RECEIVE_COUNT = 6;

/** A queue of ours with its dead letters, and an alarm on each: something was set aside, something waits too long. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
      visibilityTimeout: Duration.seconds(6 * props.functionTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    this.watch(props);
  }

  private watch({ alarmAction: action, runbooks, worryingAge }: WorkQueueProps): void {
    const period = Duration.minutes(1);
    new RunbookAlarm(this, 'DeadLetterAlarm', {
      says: 'A message was set aside after its last delivery.',
      runbook: runbooks.deadLetters,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      threshold: 1,
      action,
    });
    new RunbookAlarm(this, 'AgeAlarm', {
      says: 'The oldest message waits too long.',
      runbook: runbooks.age,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      threshold: (worryingAge ?? WORRYING_AGE).toSeconds(),
      action,
    });
  }
}
