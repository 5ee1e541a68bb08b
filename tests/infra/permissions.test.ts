import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, only, propertiesOf, synthesized, textAt, type Json } from './synthesized.ts';

const { template } = synthesized();

/** Everything that each function may do: actions, on what, under which condition. */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  Intake: [
    's3:GetObject s3:GetObjectVersion on Uploads/decisions/* Uploads/incoming/* Uploads/removed/*',
    's3:ListBucketVersions on Uploads if {"StringLike":{"s3:prefix":["incoming/*","decisions/*"]}}',
    's3:ListBucket on Uploads',
    's3:PutObject on Receipts/receipts/*',
    's3:GetObject s3:PutObject on Receipts/plans/*',
    'dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem on Table',
    'sqs:SendMessage on PublishWorkQueue',
    'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage sqs:SendMessage on UploadWorkQueue',
    'logs:CreateLogStream logs:PutLogEvents on IntakeLog',
  ],
  Publish: [
    'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query dynamodb:UpdateItem on Table',
    's3:GetObject s3:PutObject on Feeds/feeds/*',
    's3:ListBucket on Feeds',
    'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage sqs:SendMessage on PublishWorkQueue',
    'logs:CreateLogStream logs:PutLogEvents on PublishLog',
  ],
  Release: [
    's3:GetObject s3:PutObject on Feeds/feeds/* Receipts/releases/*',
    's3:ListBucket on Feeds Receipts',
    'kms:GetPublicKey kms:Sign on ReleaseKey',
    'logs:CreateLogStream logs:PutLogEvents on ReleaseLog',
  ],
  Sweep: [
    's3:ListBucketVersions on Uploads if {"StringLike":{"s3:prefix":["incoming/*","decisions/*","removed/*"]}}',
    's3:GetObject on Uploads/removed/*',
    's3:PutObject on Receipts/receipts/*',
    'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query dynamodb:UpdateItem on Table',
    'sqs:SendMessage on PublishWorkQueue UploadWorkQueue',
    'sqs:GetQueueAttributes on UploadWorkQueue',
    'logs:CreateLogStream logs:PutLogEvents on SweepLog',
  ],
  Query: [
    'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query on Table',
    's3:GetObject on Feeds/feeds/* Receipts/receipts/*',
    's3:ListBucket on Feeds',
    'logs:CreateLogStream logs:PutLogEvents on QueryLog',
  ],
  Door: [
    's3:PutObject on Uploads/incoming/*',
    's3:GetObject on Uploads/decisions/links/*',
    'dynamodb:BatchGetItem on Table',
    'logs:CreateLogStream logs:PutLogEvents on DoorLog',
  ],
  Decide: [
    's3:PutObject on Uploads/decisions/*',
    's3:GetObject on Uploads/decisions/links/*',
    'dynamodb:BatchGetItem dynamodb:Query on Table',
    'logs:CreateLogStream logs:PutLogEvents on DecideLog',
  ],
  Site: ['s3:PutObject on SitePages/*', 'logs:CreateLogStream logs:PutLogEvents on SiteLog'],
};

for (const [name, expected] of Object.entries(PERMISSIONS)) {
  test(`${name} may do this and nothing else`, () => {
    const role = only(template, 'AWS::IAM::Role', name);
    assert.equal(at(role, 'ManagedPolicyArns'), undefined);
    assert.deepEqual(statementsOf(role).map(describe), expected);
  });
}

test('every role belongs to a function, and one policy stands outside of the roles: that of senders', () => {
  assert.equal(propertiesOf(template, 'AWS::IAM::Role').size, Object.keys(PERMISSIONS).length);
  assert.equal(propertiesOf(template, 'AWS::IAM::Policy').size, 0);
  const senders = only(template, 'AWS::IAM::ManagedPolicy');
  assert.deepEqual(list(at(senders, 'PolicyDocument', 'Statement')).map(describe), [
    's3:PutObject on Uploads/incoming/annual-reports/${aws:PrincipalTag/gongkai-org}/* if {"Null":{"aws:PrincipalTag/gongkai-org":"false"}}',
  ]);
  for (const part of ['Roles', 'Users', 'Groups']) assert.equal(at(senders, part), undefined);
});

test('nothing is allowed on everything, no action has a wildcard, and nothing may be deleted but messages', () => {
  for (const [id, role] of propertiesOf(template, 'AWS::IAM::Role')) {
    for (const statement of statementsOf(role)) {
      for (const action of texts(at(statement, 'Action'))) {
        assert.doesNotMatch(action, /\*/, id);
        assert.ok(!action.includes('Delete') || action === 'sqs:DeleteMessage', `${id}: ${action}`);
      }
      assert.ok(!texts(at(statement, 'Resource')).some((resource) => resource.startsWith('*')), id);
    }
  }
});

test('whoever is let into a bucket, queue or topic is named, and bound to this account or distribution', () => {
  const types = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'];
  const policies = types.flatMap((type) => [...propertiesOf(template, type)]);
  const allowed = policies.flatMap(([id, policy]) =>
    list(at(policy, 'PolicyDocument', 'Statement'))
      .filter((statement) => at(statement, 'Effect') === 'Allow')
      .map((statement) => ({ id, statement })),
  );
  assert.ok(allowed.length >= 4);
  for (const { id, statement } of allowed) {
    assert.equal(typeof at(statement, 'Principal', 'Service'), 'string', id);
    assert.match(
      JSON.stringify(at(statement, 'Condition')),
      /aws:SourceAccount|AWS:SourceArn|aws:SourceArn/,
      id,
    );
    for (const action of texts(at(statement, 'Action'))) assert.doesNotMatch(action, /\*/, id);
  }
});

for (const type of ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy']) {
  test(`every ${type} refuses what comes without TLS`, () => {
    for (const [id, policy] of propertiesOf(template, type)) {
      const refusals = list(at(policy, 'PolicyDocument', 'Statement')).filter(
        (statement) => at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false',
      );
      assert.deepEqual(
        refusals.map((refusal) => at(refusal, 'Effect')),
        ['Deny'],
        id,
      );
    }
  });
}

function statementsOf(role: Json | undefined): readonly Json[] {
  return list(at(role, 'Policies')).flatMap((policy) => list(at(policy, 'PolicyDocument', 'Statement')));
}

function describe(statement: Json): string {
  const condition = at(statement, 'Condition');
  const may = `${texts(at(statement, 'Action')).join(' ')} on ${texts(at(statement, 'Resource')).join(' ')}`;
  return condition === undefined ? may : `${may} if ${JSON.stringify(condition)}`;
}

/** A text or several; a reference to a resource is told by its logical id without the hash, and what follows it. */
function texts(json: Json | undefined): readonly string[] {
  if (Array.isArray(json)) return json.flatMap((one: Json) => texts(one));
  if (typeof json === 'string') return [json];
  const parts = at(json, 'Fn::Join', 1);
  if (parts !== undefined) return [texts(parts).join('')];
  return [textAt(json, 'Fn::GetAtt', 0).replace(/[0-9A-F]{8}$/, '')];
}

function list(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}
