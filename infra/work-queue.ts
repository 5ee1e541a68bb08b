import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData, type IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface WorkQueueProps {
  /** How long its function may work on one batch; the queue waits six times that before it delivers again. */
  readonly functionTimeout: Duration;
  readonly alarmAction: IAlarmAction;
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

  private watch(props: WorkQueueProps): void {
    const always = {
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    };
    const period = Duration.minutes(1);
    const setAside = new Alarm(this, 'DeadLetterAlarm', {
      ...always,
      alarmDescription: 'A message was set aside after its last delivery.',
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      threshold: 1,
    });
    const late = new Alarm(this, 'AgeAlarm', {
      ...always,
      alarmDescription: 'The oldest message waits too long.',
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      threshold: (props.worryingAge ?? WORRYING_AGE).toSeconds(),
    });
    for (const alarm of [setAside, late]) alarm.addAlarmAction(props.alarmAction);
  }
}
