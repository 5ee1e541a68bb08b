import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, only, propertiesOf, synthesized, textAt, type Json } from './synthesized.ts';

const { template } = synthesized();
const BUCKETS = ['Uploads', 'Receipts', 'Feeds', 'SitePages', 'AccessLogs'];

test('each file tells the upload queue, whatever its ending', () => {
  const all = list(
    at(only(template, 'AWS::S3::Bucket', 'Uploads'), 'NotificationConfiguration', 'QueueConfigurations'),
  );
  for (const news of all) {
    assert.equal(at(news, 'Event'), 's3:ObjectCreated:*');
    assert.match(textAt(news, 'Queue', 'Fn::GetAtt', 0), /^UploadWorkQueue/);
  }
  assert.deepEqual(
    all.map((news) => at(news, 'Filter', 'S3Key', 'Rules')),
    ['incoming/', 'decisions/'].map((Value) => [{ Name: 'prefix', Value }]),
  );
});

test('no function but ours is deployed', () => {
  const names = [...propertiesOf(template, 'AWS::Lambda::Function').keys()].map((id) =>
    id.replace(/Function.*/, ''),
  );
  assert.deepEqual(names.toSorted(), [
    'Decide',
    'Door',
    'Intake',
    'Publish',
    'Query',
    'Release',
    'Site',
    'Sweep',
  ]);
});

for (const name of BUCKETS) {
  test(`the bucket ${name} is private, and stays when the stack goes`, () => {
    const bucket = only(template, 'AWS::S3::Bucket', name);
    assert.deepEqual(at(bucket, 'PublicAccessBlockConfiguration'), {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    assert.deepEqual(at(bucket, 'OwnershipControls', 'Rules'), [{ ObjectOwnership: 'BucketOwnerEnforced' }]);
    assert.equal(
      at(bucket, 'VersioningConfiguration', 'Status'),
      name === 'AccessLogs' ? undefined : 'Enabled',
    );
    assert.equal(
      at(
        bucket,
        'LifecycleConfiguration',
        'Rules',
        0,
        'AbortIncompleteMultipartUpload',
        'DaysAfterInitiation',
      ),
      1,
    );
    assert.equal(at(bucket, 'BucketName'), undefined);
  });
}

test('no upload, receipt or feed is ever expired but old roots', () => {
  for (const name of ['Uploads', 'Receipts', 'Feeds']) {
    const rules = list(at(only(template, 'AWS::S3::Bucket', name), 'LifecycleConfiguration', 'Rules'));
    assert.ok(
      rules.every((rule) => at(rule, 'ExpirationInDays') === undefined),
      name,
    );
  }
});

test('what holds data is retained', () => {
  for (const type of ['AWS::S3::Bucket', 'AWS::DynamoDB::Table']) {
    for (const id of propertiesOf(template, type).keys()) {
      assert.equal(at(template, 'Resources', id, 'DeletionPolicy'), 'Retain', id);
      assert.equal(at(template, 'Resources', id, 'UpdateReplacePolicy'), 'Retain', id);
    }
  }
});

test('the table is paid by the request and can be restored', () => {
  const table = only(template, 'AWS::DynamoDB::Table');
  assert.equal(at(table, 'BillingMode'), 'PAY_PER_REQUEST');
  assert.equal(at(table, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'), true);
  assert.equal(at(table, 'DeletionProtectionEnabled'), true);
  assert.deepEqual(at(table, 'KeySchema'), [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ]);
  assert.equal(at(table, 'GlobalSecondaryIndexes'), undefined);
});

/** [mapping, queue, function] */
const MAPPINGS = [
  ['UploadsToIntake', 'UploadWork', 'Intake'],
  ['UnitsToPublish', 'PublishWork', 'Publish'],
] as const;

for (const [mapping, queue, name] of MAPPINGS) {
  test(`${queue} delivers to ${name} in small parts, and again when it had time to end`, () => {
    const source = only(template, 'AWS::Lambda::EventSourceMapping', mapping);
    assert.deepEqual(at(source, 'FunctionResponseTypes'), ['ReportBatchItemFailures']);
    assert.match(textAt(source, 'EventSourceArn', 'Fn::GetAtt', 0), new RegExp(`^${queue}Queue`));
    assert.match(textAt(source, 'FunctionName', 'Ref'), new RegExp(`^${name}Function`));
    assert.ok(Number(at(source, 'ScalingConfig', 'MaximumConcurrency')) >= 2);
    const timeout = Number(at(only(template, 'AWS::Lambda::Function', name), 'Timeout'));
    const work = only(template, 'AWS::SQS::Queue', `${queue}Queue`);
    assert.ok(Number(at(work, 'VisibilityTimeout')) >= 6 * timeout);
    assert.equal(at(work, 'RedrivePolicy', 'maxReceiveCount'), 6);
    assert.match(
      textAt(work, 'RedrivePolicy', 'deadLetterTargetArn', 'Fn::GetAtt', 0),
      new RegExp(`^${queue}DeadLetters`),
    );
  });

  test(`somebody is called when ${queue} sets a message aside or keeps one waiting`, () => {
    const dead = only(template, 'AWS::CloudWatch::Alarm', `${queue}DeadLetterAlarm`);
    const late = only(template, 'AWS::CloudWatch::Alarm', `${queue}AgeAlarm`);
    assert.deepEqual(
      [at(dead, 'MetricName'), at(dead, 'Threshold')],
      ['ApproximateNumberOfMessagesVisible', 1],
    );
    assert.deepEqual([at(late, 'MetricName'), at(late, 'Threshold')], ['ApproximateAgeOfOldestMessage', 600]);
    assert.match(JSON.stringify(at(dead, 'Dimensions')), new RegExp(`${queue}DeadLetters`));
    assert.match(JSON.stringify(at(late, 'Dimensions')), new RegExp(`${queue}Queue`));
    for (const alarm of [dead, late]) assert.match(JSON.stringify(at(alarm, 'AlarmActions')), /Alarms/);
  });
}

test('one file a worker: a file that kills its worker takes no other with it', () => {
  assert.equal(at(only(template, 'AWS::Lambda::EventSourceMapping', 'UploadsToIntake'), 'BatchSize'), 1);
});

test('dead letters are kept longer than messages', () => {
  for (const queue of ['UploadWork', 'PublishWork']) {
    const kept = (part: string) =>
      Number(at(only(template, 'AWS::SQS::Queue', queue + part), 'MessageRetentionPeriod'));
    assert.ok(kept('DeadLetters') > kept('Queue'));
  }
});

test('functions run on Node 24 on arm64, with a log of their own that is not kept for ever', () => {
  for (const [id, lambda] of propertiesOf(template, 'AWS::Lambda::Function')) {
    assert.equal(at(lambda, 'Runtime'), 'nodejs24.x', id);
    assert.deepEqual(at(lambda, 'Architectures'), ['arm64'], id);
    assert.ok(Number(at(lambda, 'MemorySize')) >= 512, id);
    assert.ok(Number(at(lambda, 'Timeout')) <= (id.startsWith('Release') ? 900 : 60), id);
    const log = textAt(lambda, 'LoggingConfig', 'LogGroup', 'Ref');
    assert.equal(at(propertiesOf(template, 'AWS::Logs::LogGroup').get(log), 'RetentionInDays'), 30, id);
  }
});

test('every log ends', () => {
  const logs = propertiesOf(template, 'AWS::Logs::LogGroup');
  assert.equal(logs.size, propertiesOf(template, 'AWS::Lambda::Function').size + 1);
  for (const [id, log] of logs) assert.ok(Number(at(log, 'RetentionInDays')) > 0, id);
});

test('the sweep comes every five minutes', () => {
  const rule = only(template, 'AWS::Events::Rule', 'SweepSchedule');
  assert.deepEqual([at(rule, 'ScheduleExpression'), at(rule, 'State')], ['rate(5 minutes)', 'ENABLED']);
  assert.match(textAt(rule, 'Targets', 0, 'Arn', 'Fn::GetAtt', 0), /^SweepFunction/);
});

test('the licence has no default', () => {
  assert.equal(at(template, 'Parameters', 'Licence', 'Type'), 'String');
  assert.equal(at(template, 'Parameters', 'Licence', 'Default'), undefined);
});

/** [text, whether it can be a licence] */
const LICENCES = [
  ['CC-BY-4.0', true],
  ['https://example.org/licence', true],
  ['', false],
  ['my licence', false],
  ['http://example.org/licence', false],
  ['https://example.org/"onclick=', true],
] as const;

for (const [text, allowed] of LICENCES) {
  test(`${JSON.stringify(text)} can ${allowed ? '' : 'not '}be the licence`, () => {
    const pattern = new RegExp(`^(?:${textAt(template, 'Parameters', 'Licence', 'AllowedPattern')})$`);
    assert.equal(pattern.test(text), allowed);
  });
}

test('the operator is told every address', () => {
  assert.deepEqual(Object.keys(at(template, 'Outputs') ?? {}).toSorted(), [
    'AlarmTopic',
    'ApiOrigin',
    'FeedBucket',
    'PublicUrl',
    'PublishDeadLetters',
    'PublishQueue',
    'ReceiptBucket',
    'ReleaseFunction',
    'ReleaseKeyArn',
    'SenderPolicy',
    'SweepFunction',
    'TableName',
    'UploadBucket',
    'UploadDeadLetters',
    'UploadQueue',
  ]);
});

test('nothing has a name of its own that a second stack would meet', () => {
  const named = [
    'BucketName',
    'TableName',
    'QueueName',
    'FunctionName',
    'RoleName',
    'LogGroupName',
    'TopicName',
    'AlarmName',
  ];
  for (const type of [
    'AWS::S3::Bucket',
    'AWS::DynamoDB::Table',
    'AWS::SQS::Queue',
    'AWS::Lambda::Function',
    'AWS::IAM::Role',
    'AWS::Logs::LogGroup',
    'AWS::SNS::Topic',
    'AWS::CloudWatch::Alarm',
  ]) {
    for (const [id, properties] of propertiesOf(template, type)) {
      assert.deepEqual(
        Object.keys(properties ?? {}).filter((key) => named.includes(key)),
        [],
        id,
      );
    }
  }
});

function list(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}
