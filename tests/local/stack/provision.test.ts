import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { newCredentials } from '../../../local/stack/credentials.ts';
import { startEndpoints } from '../../../local/stack/endpoints.ts';
import { provision } from '../../../local/stack/provision.ts';
import { resolveStack } from '../../../local/template/resolve-stack.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const TEMPLATE = {
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
    Uploads: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              Event: 's3:ObjectCreated:*',
              Queue: { 'Fn::GetAtt': ['Queue', 'Arn'] },
              Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'incoming/' }] } },
            },
          ],
        },
      },
    },
  },
};

test('a stack that stands already is told of S3’s test event once, so that a boot finds an idle queue', async () => {
  const folder = temporaryFolder(after);
  const ports = { s3: 0, dynamoDb: 0, sqs: 0 };
  const endpoints = await startEndpoints({
    folder,
    ports,
    region: 'us-east-1',
    operator: newCredentials('OPERATOR'),
    environment: {},
  });
  after(() => endpoints.close());
  const place = { stackName: 'Test', region: 'us-east-1', sqsUrl: endpoints.sqsUrl };
  const stack = resolveStack(TEMPLATE, place, {});
  const QueueUrl = stack.resources('AWS::SQS::Queue')[0]?.ref;
  const depth = async () => {
    const AttributeNames = ['ApproximateNumberOfMessages' as const];
    const answer = await endpoints.sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
    return answer.Attributes?.['ApproximateNumberOfMessages'];
  };
  for (const _ of ['first', 'again']) {
    await provision(stack, endpoints);
    assert.equal(await depth(), '1');
  }
});
