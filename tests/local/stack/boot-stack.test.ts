import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type BootOptions, bootStack, type RunningStack } from '../../../local/stack/boot-stack.ts';
import { newCredentials } from '../../../local/stack/credentials.ts';
import { readCloudAssembly } from '../../../local/template/cloud-assembly.ts';
import type { Template, TemplateResource } from '../../../local/template/template.ts';
import { temporaryFolder } from '../temporary-folder.ts';

// The SDK comes from this repository; a deployed bundle carries its own.
const SDK = (name: string) => JSON.stringify(import.meta.resolve(`@aws-sdk/${name}`));

/** Copies what arrives in the upload bucket to the feed bucket, and notes it in the table. */
const COPY = `
  import { GetObjectCommand, PutObjectCommand, S3Client } from ${SDK('client-s3')};
  import { DynamoDBClient, PutItemCommand } from ${SDK('client-dynamodb')};
  const s3 = new S3Client();
  const db = new DynamoDBClient();
  export const handler = async ({ Records }) => {
    for (const { body } of Records) {
      for (const { s3: event } of JSON.parse(body).Records ?? []) {
        const Key = decodeURIComponent(event.object.key.replaceAll('+', ' '));
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: event.bucket.name, Key, VersionId: event.object.versionId }));
        await s3.send(new PutObjectCommand({ Bucket: process.env.FEEDS, Key: 'feeds/copy.csv', Body: await Body.transformToByteArray(), ContentType: 'text/csv' }));
        await db.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { pk: { S: 'copied' }, key: { S: Key } } }));
      }
    }
    return { batchItemFailures: [] };
  };
`;
const ANSWER = `export const handler = async (event) => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify([event.routeKey, event.pathParameters, event.rawQueryString, Object.keys(event.headers).sort()]) });`;

let stack: RunningStack;

describe('a template that is booted', () => {
  const folder = temporaryFolder(after);
  before(async () => {
    stack = await bootStack(readCloudAssembly(writeAssembly(folder, template())), options(folder));
  });
  after(() => stack.close());

  test('carries an upload through queue and function into table and feed', async () => {
    const Key = 'incoming/济源 2021年报(终稿).csv';
    await stack.endpoints.s3.send(new PutObjectCommand({ Bucket: output('Uploads'), Key, Body: 'a,b' }));
    const feed = await eventually(async () => {
      const answer = await fetch(`${stack.url}/feeds/copy.csv`);
      return answer.ok ? answer : undefined;
    });
    assert.deepEqual([await feed.text(), feed.headers.get('content-type')], ['a,b', 'text/csv']);
    const { region, dynamoDbUrl } = stack.endpoints;
    const db = new DynamoDBClient({ endpoint: dynamoDbUrl, region, credentials: OPERATOR });
    // The function writes the item after the object.
    const item = await eventually(async () => {
      const table = { TableName: output('Table'), Key: { pk: { S: 'copied' } } };
      return (await db.send(new GetItemCommand(table))).Item;
    });
    assert.equal(item['key']?.S, Key);
    db.destroy();
  });

  test('answers questions through the distribution, with what its policies let through', async () => {
    const answer = await fetch(`${stack.url}/api/v1/reports/x.2021?year=2021`, {
      headers: { 'accept-language': 'zh', 'x-other': '1' },
    });
    assert.equal(answer.headers.get('x-extra'), 'yes');
    const [routeKey, parameters, query, headers] = JSON.parse(await answer.text());
    assert.deepEqual(
      [routeKey, parameters, query],
      ['GET /api/{proxy+}', { proxy: 'v1/reports/x.2021' }, 'year=2021'],
    );
    assert.deepEqual(headers, ['accept-language', 'host', 'user-agent', 'via', 'x-forwarded-for']);
  });

  const READS: readonly (readonly [string, RequestInit, number])[] = [
    ['/feeds/missing.csv', {}, 404],
    ['/', {}, 404],
    ['/feeds/copy.csv', { method: 'POST' }, 403],
    ['/feeds/%E0%A4%A', {}, 400],
    ['/feeds/copy.csv', { headers: { range: 'bytes=0-0' } }, 206],
    ['/feeds/copy.csv', { method: 'HEAD' }, 200],
  ];
  for (const [path, init, status] of READS) {
    test(`answers ${status} to ${init.method ?? 'GET'} ${path} ${JSON.stringify(init.headers ?? '')}`, async () => {
      const answer = await fetch(`${stack.url}${path}`, init);
      assert.equal(answer.status, status);
      await answer.arrayBuffer();
    });
  }
});

test('a template that is not supported boots nothing, and says why', async (context) => {
  const folder = temporaryFolder((remove) => context.after(remove));
  const { Resources } = template();
  const assembly = readCloudAssembly(
    writeAssembly(folder, { Resources: { ...Resources, Odd: { Type: 'AWS::Odd::Thing' } } }),
  );
  await assert.rejects(bootStack(assembly, options(folder)), {
    message: /Odd: AWS::Odd::Thing is not supported/,
  });
  assert.ok(!existsSync(join(folder, 'data', 's3', 'test-uploads')));
});

test('endpoints from outside replace the local parts', async (context) => {
  const folder = temporaryFolder((remove) => context.after(remove));
  const first = await bootStack(readCloudAssembly(writeAssembly(folder, template())), options(folder));
  context.after(first.close);
  const given = options(join(folder, 'second'));
  const second = await bootStack(readCloudAssembly(join(folder, 'assembly')), {
    ...given,
    operator: options(folder).operator,
    environment: {
      AWS_ENDPOINT_URL_S3: `${first.endpoints.s3Url}/`,
      AWS_ENDPOINT_URL_DYNAMODB: first.endpoints.dynamoDbUrl,
    },
  });
  context.after(second.close);
  assert.deepEqual(
    [second.endpoints.s3Url, second.endpoints.dynamoDbUrl],
    [first.endpoints.s3Url, first.endpoints.dynamoDbUrl],
  );
  assert.ok(!existsSync(join(given.folder, 's3')));
});

const OPERATOR = newCredentials('TESTER');

function options(folder: string): BootOptions {
  return {
    folder: join(folder, 'data'),
    port: 0,
    region: 'us-east-1',
    operator: OPERATOR,
    parameters: {},
    environment: {},
  };
}

function template(): Template {
  return {
    Resources: {
      Dead: { Type: 'AWS::SQS::Queue' },
      Work: resource('AWS::SQS::Queue', {
        VisibilityTimeout: 60,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
      }),
      Uploads: resource('AWS::S3::Bucket', {
        VersioningConfiguration: { Status: 'Enabled' },
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              Event: 's3:ObjectCreated:*',
              Queue: { 'Fn::GetAtt': ['Work', 'Arn'] },
              Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'incoming/' }] } },
            },
          ],
        },
      }),
      Feeds: { Type: 'AWS::S3::Bucket' },
      FeedsPolicy: resource('AWS::S3::BucketPolicy', {
        Bucket: { Ref: 'Feeds' },
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'cloudfront.amazonaws.com' },
              Action: ['s3:GetObject', 's3:ListBucket'],
              Resource: [
                { 'Fn::GetAtt': ['Feeds', 'Arn'] },
                { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Feeds', 'Arn'] }, '/*']] },
              ],
            },
          ],
        },
      }),
      Table: resource('AWS::DynamoDB::Table', {
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
      Copier: role([
        { Action: 's3:GetObjectVersion', Resource: objectsOf('Uploads') },
        { Action: 's3:PutObject', Resource: objectsOf('Feeds') },
        { Action: 'dynamodb:PutItem', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } },
        {
          Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          Resource: { 'Fn::GetAtt': ['Work', 'Arn'] },
        },
      ]),
      Answerer: role([]),
      Copy: lambda('copy', 'Copier', { FEEDS: { Ref: 'Feeds' }, TABLE: { Ref: 'Table' } }),
      Answer: lambda('answer', 'Answerer', {}),
      CopyOnWork: resource('AWS::Lambda::EventSourceMapping', {
        EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
        FunctionName: { Ref: 'Copy' },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      }),
      Api: resource('AWS::ApiGatewayV2::Api', { Name: 'api', ProtocolType: 'HTTP' }),
      Stage: resource('AWS::ApiGatewayV2::Stage', {
        ApiId: { Ref: 'Api' },
        StageName: '$default',
        AutoDeploy: true,
      }),
      Integration: resource('AWS::ApiGatewayV2::Integration', {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': ['Answer', 'Arn'] },
        PayloadFormatVersion: '2.0',
      }),
      Route: resource('AWS::ApiGatewayV2::Route', {
        ApiId: { Ref: 'Api' },
        RouteKey: 'GET /api/{proxy+}',
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
      }),
      Cache: resource('AWS::CloudFront::CachePolicy', {
        CachePolicyConfig: {
          ParametersInCacheKeyAndForwardedToOrigin: {
            CookiesConfig: { CookieBehavior: 'none' },
            HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept-Language'] },
            QueryStringsConfig: { QueryStringBehavior: 'all' },
          },
        },
      }),
      Headers: resource('AWS::CloudFront::ResponseHeadersPolicy', {
        ResponseHeadersPolicyConfig: {
          CustomHeadersConfig: { Items: [{ Header: 'x-extra', Value: 'yes', Override: true }] },
        },
      }),
      Public: resource('AWS::CloudFront::Distribution', {
        DistributionConfig: {
          Enabled: true,
          DefaultRootObject: 'index.html',
          DefaultCacheBehavior: behaviour('files'),
          CacheBehaviors: [{ ...behaviour('api'), PathPattern: '/api/*' }],
          Origins: [
            { Id: 'files', DomainName: { 'Fn::GetAtt': ['Feeds', 'RegionalDomainName'] } },
            {
              Id: 'api',
              DomainName: {
                'Fn::Join': [
                  '.',
                  [{ Ref: 'Api' }, 'execute-api', { Ref: 'AWS::Region' }, { Ref: 'AWS::URLSuffix' }],
                ],
              },
            },
          ],
        },
      }),
    },
    Outputs: { Uploads: { Value: { Ref: 'Uploads' } }, Table: { Value: { Ref: 'Table' } } },
  };
}

function behaviour(TargetOriginId: string) {
  return { TargetOriginId, CachePolicyId: { Ref: 'Cache' }, ResponseHeadersPolicyId: { Ref: 'Headers' } };
}

function resource(Type: string, Properties: NonNullable<TemplateResource['Properties']>): TemplateResource {
  return { Type, Properties };
}

function role(statements: readonly NonNullable<TemplateResource['Properties']>[]): TemplateResource {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', ...statement }));
  return resource('AWS::IAM::Role', {
    Policies: [{ PolicyName: 'Permissions', PolicyDocument: { Statement } }],
  });
}

function objectsOf(bucket: string) {
  return { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucket, 'Arn'] }, '/*']] };
}

function lambda(
  name: string,
  roleId: string,
  variables: NonNullable<TemplateResource['Properties']>,
): TemplateResource {
  return resource('AWS::Lambda::Function', {
    Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
    Environment: { Variables: variables },
    Handler: 'index.handler',
    MemorySize: 256,
    Role: { 'Fn::GetAtt': [roleId, 'Arn'] },
    Runtime: 'nodejs24.x',
    Timeout: 20,
  });
}

/** The files that the CDK writes, as far as they are read. */
function writeAssembly(folder: string, written: Template): string {
  const assembly = join(folder, 'assembly');
  const asset = (name: string) => ({
    source: { path: `asset.${name}`, packaging: 'zip' },
    destinations: { here: { objectKey: `${name}.zip` } },
  });
  const files = {
    'manifest.json': {
      artifacts: {
        Test: { type: 'aws:cloudformation:stack', properties: { templateFile: 'template.json' } },
        'Test.assets': { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
      },
    },
    'template.json': written,
    'assets.json': { files: { copy: asset('copy'), answer: asset('answer') } },
  };
  for (const [name, code] of Object.entries({ copy: COPY, answer: ANSWER })) {
    mkdirSync(join(assembly, `asset.${name}`), { recursive: true });
    writeFileSync(join(assembly, `asset.${name}`, 'index.mjs'), code);
  }
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(assembly, name), JSON.stringify(content));
  return assembly;
}

function output(name: string): string {
  return stack.outputs.get(name) ?? '';
}

async function eventually<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    await sleep(50);
  }
}
