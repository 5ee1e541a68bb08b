import { Validations, type Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A rule that does not fit one construct, and why. */
export interface RuleAcknowledgement {
  /** Path of the construct below the stack; it holds for what is inside as well. */
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

const OBJECTS = 'A permission on objects needs a prefix; this one names a single folder of a single bucket.';
const QUEUE_IS_THE_DESTINATION = 'Failed messages go to the dead letters of the queue that calls it.';
const NO_TRACING = 'Tracing needs a permission on every resource; log lines carry the request id instead.';

/** Every rule of the packs that something here breaks on purpose. Tests hold this list to what fires. */
export const ACKNOWLEDGEMENTS: readonly RuleAcknowledgement[] = [
  objects('Intake/Role', 'Uploads4F6EB0FD.Arn', 'incoming/*'),
  objects('Intake/Role', 'Uploads4F6EB0FD.Arn', 'decisions/*'),
  objects('Intake/Role', 'Uploads4F6EB0FD.Arn', 'removed/*'),
  objects('Intake/Role', 'Receipts59C0D3E0.Arn', 'receipts/*'),
  objects('Intake/Role', 'Receipts59C0D3E0.Arn', 'plans/*'),
  objects('Publish/Role', 'Feeds6FC8B95A.Arn', 'feeds/*'),
  objects('Release/Role', 'Feeds6FC8B95A.Arn', 'feeds/*'),
  objects('Release/Role', 'Receipts59C0D3E0.Arn', 'releases/*'),
  objects('Sweep/Role', 'Uploads4F6EB0FD.Arn', 'removed/*'),
  objects('Sweep/Role', 'Receipts59C0D3E0.Arn', 'receipts/*'),
  objects('Query/Role', 'Receipts59C0D3E0.Arn', 'receipts/*'),
  objects('Query/Role', 'Feeds6FC8B95A.Arn', 'feeds/*'),
  objects('Site/Role', 'SitePages4E687B33.Arn', '*'),
  objects('Door/Role', 'Uploads4F6EB0FD.Arn', 'incoming/*'),
  objects('Door/Role', 'Uploads4F6EB0FD.Arn', 'decisions/links/*'),
  objects('Decide/Role', 'Uploads4F6EB0FD.Arn', 'decisions/*'),
  objects('Decide/Role', 'Uploads4F6EB0FD.Arn', 'decisions/links/*'),
  objects('Senders', 'Uploads4F6EB0FD.Arn', 'incoming/annual-reports/<aws:PrincipalTag/gongkai-org>/*'),
  ...['UploadWork', 'PublishWork'].map((queue) => ({
    path: `${queue}/DeadLetters`,
    rule: 'Serverless::Serverless-SQSRedrivePolicy',
    reason: 'It is the queue for dead letters itself; an alarm watches it.',
  })),
  ...['Intake', 'Publish'].map((name) => noDeadLetters(name, QUEUE_IS_THE_DESTINATION)),
  noDeadLetters(
    'Sweep',
    'A sweep that failed is done again five minutes later; nothing of it is worth keeping.',
  ),
  noDeadLetters(
    'Release',
    'What it did not finish is finished when it is called again; an alarm says that it failed.',
  ),
  noDeadLetters('Site', 'The deployment that calls it waits for its answer and fails without.'),
  ...['Query', 'Door', 'Decide'].map((name) =>
    noDeadLetters(name, 'Its caller waits for the answer and gets a 500.'),
  ),
  ...['Intake', 'Publish', 'Release', 'Sweep', 'Query', 'Door', 'Decide', 'Site'].map((name) => ({
    path: `${name}/Function`,
    rule: 'Serverless::Serverless-LambdaTracing',
    reason: NO_TRACING,
  })),
  ...['UploadsToIntake', 'UnitsToPublish'].map((path) => ({
    path,
    rule: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
    reason: `Such destinations are for streams. ${QUEUE_IS_THE_DESTINATION}`,
  })),
  ...['SweepSchedule', 'ReleaseSchedule'].map((path) => ({
    path,
    rule: 'Serverless::Serverless-EventBusDLQ',
    reason: 'A tick that got lost is made good by the next one; an old tick is worth nothing.',
  })),
  {
    path: 'AccessLogs',
    rule: 'Gongkai::Gongkai-S3BucketVersioningEnabled',
    reason: 'Logs of access are written once by S3 and end after half a year; versions of them keep nothing.',
  },
  {
    path: 'Questions/Api',
    rule: 'AwsSolutions::AwsSolutions-APIG4',
    reason:
      'Open data: anybody may ask. GET, HEAD, OPTIONS and a POST that stores nothing have routes, all throttled.',
  },
  {
    path: 'Public/Distribution',
    rule: 'AwsSolutions::AwsSolutions-CFR1',
    reason: 'Open data is for readers of every country.',
  },
  {
    path: 'Public/Distribution',
    rule: 'AwsSolutions::AwsSolutions-CFR2',
    reason:
      'The files are static and the API is throttled; a firewall with a rate rule is the operator’s choice.',
  },
  {
    path: 'Public/Distribution',
    rule: 'AwsSolutions::AwsSolutions-CFR3',
    reason:
      'Its log would be a list of who reads what. Requests to the API are logged without the reader’s address.',
  },
  {
    path: 'Public/Distribution',
    rule: 'AwsSolutions::AwsSolutions-CFR4',
    reason:
      'The distribution’s own certificate cannot demand TLS 1.2; one with a domain of the operator’s does.',
  },
  {
    path: 'Public',
    rule: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
    reason:
      'A default root object is set, and no cache policy of files lets query strings through to the bucket.',
  },
];

/** What fires in the China partition only. */
export const CHINA_ACKNOWLEDGEMENTS: readonly RuleAcknowledgement[] = [
  {
    path: 'Public/Distribution',
    rule: 'AwsSolutions::AwsSolutions-CFR7',
    reason: 'Origin access control is not offered there; the older origin access identity reads the bucket.',
  },
];

/** Puts the list on the stack; a path that leads nowhere is a mistake in the list. */
export function acknowledge(stack: Stack, list: readonly RuleAcknowledgement[]): void {
  for (const { path, rule, reason } of list) {
    const construct = path.split('/').reduce((parent, id) => parent.node.findChild(id), stack as IConstruct);
    Validations.of(construct).acknowledge({ id: rule, reason });
  }
}

function objects(path: string, bucketArn: string, keys: string): RuleAcknowledgement {
  const rule = `AwsSolutions::AwsSolutions-IAM5[Resource::<${bucketArn}>/${keys}]`;
  return { path, rule, reason: OBJECTS };
}

function noDeadLetters(name: string, reason: string): RuleAcknowledgement {
  return { path: `${name}/Function`, rule: 'Serverless::Serverless-LambdaDLQ', reason };
}
