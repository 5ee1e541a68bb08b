import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveStack } from '../../../local/template/resolve-stack.ts';
import type { Template, TemplateResource } from '../../../local/template/template.ts';

const PLACE = { stackName: 'Test', region: 'us-east-1', sqsUrl: 'http://127.0.0.1:9324' };

const QUEUE: TemplateResource = { Type: 'AWS::SQS::Queue' };

test('names, references and attributes agree', () => {
  const stack = resolve({
    Work: QUEUE,
    Uploads: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
    Reader: lambda({
      QUEUE: { Ref: 'Work' },
      BUCKET: { Ref: 'Uploads' },
      ROLE: { 'Fn::GetAtt': ['Role', 'Arn'] },
    }),
    Role: { Type: 'AWS::IAM::Role', Properties: { Description: 'x' } },
  });
  const [reader] = stack.resources('AWS::Lambda::Function');
  assert.deepEqual(reader?.properties.Environment?.Variables, {
    QUEUE: 'http://127.0.0.1:9324/000000000000/Test-Work',
    BUCKET: 'test-uploads',
    ROLE: 'arn:aws:iam::000000000000:role/Test-Role',
  });
  assert.deepEqual(
    stack.resources('AWS::S3::Bucket').map(({ ref }) => ref),
    ['test-uploads'],
  );
});

test('a name that the template chooses is kept', () => {
  const stack = resolve({ Work: { ...QUEUE, Properties: { QueueName: 'chosen' } } });
  assert.equal(stack.resources('AWS::SQS::Queue')[0]?.name, 'chosen');
});

test('a resource exists only under its condition', () => {
  const Conditions = { IsChina: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] } };
  const template = {
    Conditions,
    Resources: { Odd: { Type: 'AWS::Odd::Thing', Condition: 'IsChina' }, Work: QUEUE },
  };
  assert.equal(resolveStack(template, PLACE).resources('AWS::SQS::Queue').length, 1);
});

const UNSUPPORTED: Readonly<Record<string, readonly [TemplateResource, RegExp]>> = {
  'a type': [{ Type: 'AWS::Kinesis::Stream' }, /Odd: AWS::Kinesis::Stream is not supported/],
  'a property': [
    { ...QUEUE, Properties: { FifoQueue: true } },
    /Odd \(AWS::SQS::Queue\): FifoQueue is not supported/,
  ],
  'a property deep inside': [
    {
      Type: 'AWS::S3::Bucket',
      Properties: { NotificationConfiguration: { QueueConfigurations: [], LambdaConfigurations: [] } },
    },
    /Odd \(AWS::S3::Bucket\): NotificationConfiguration.LambdaConfigurations is not supported/,
  ],
  'a value': [
    { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 'long' } },
    /Odd \(AWS::SQS::Queue\): VisibilityTimeout must be/,
  ],
  'a runtime': [lambda({}, 'python3.13'), /Odd \(AWS::Lambda::Function\): Runtime must be "nodejs"/],
  'an attribute': [
    lambda({ X: { 'Fn::GetAtt': ['Work', 'Colour'] } }),
    /Work \(AWS::SQS::Queue\): attribute Colour/,
  ],
  'a reference to nothing': [lambda({ X: { Ref: 'Nobody' } }), /Nobody is neither/],
};
for (const [what, [resource, message]] of Object.entries(UNSUPPORTED)) {
  test(`${what} that is not supported stops with its name`, () => {
    assert.throws(() => resolve({ Work: QUEUE, Odd: resource }), { name: 'UnsupportedTemplate', message });
  });
}

test('all that is not supported is named at once', () => {
  const message = /One: AWS::A::B is not supported\n {2}Two: AWS::C::D is not supported/;
  assert.throws(() => resolve({ One: { Type: 'AWS::A::B' }, Two: { Type: 'AWS::C::D' } }), message);
});

const LICENCE = { Licence: { Type: 'String', AllowedPattern: '[A-Z]+|https://.*' } };
const PARAMETERS: readonly (readonly [Template['Parameters'], Record<string, string>, string | RegExp])[] = [
  [LICENCE, { Licence: 'CC' }, 'CC'],
  [{ Licence: { Type: 'String', Default: 'MIT' } }, {}, 'MIT'],
  [LICENCE, {}, /parameter Licence has no default/],
  [LICENCE, { Licence: 'lower' }, /parameter Licence does not allow "lower"/],
  [{ Licence: { Type: 'String', AllowedValues: ['A'] } }, { Licence: 'B' }, /does not allow "B"/],
];
for (const [parameters, given, expected] of PARAMETERS) {
  test(`the parameters ${JSON.stringify(parameters)} with ${JSON.stringify(given)}`, () => {
    const template = {
      Parameters: parameters ?? {},
      Resources: {},
      Outputs: { L: { Value: { Ref: 'Licence' } } },
    };
    const run = () => resolveStack(template, PLACE, given).outputs.get('L');
    if (typeof expected === 'string') assert.equal(run(), expected);
    else assert.throws(run, expected);
  });
}

function resolve(resources: Template['Resources']) {
  return resolveStack({ Resources: resources }, PLACE);
}

function lambda(
  variables: NonNullable<TemplateResource['Properties']>,
  runtime = 'nodejs24.x',
): TemplateResource {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: 'assets', S3Key: 'key.zip' },
      Environment: { Variables: variables },
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/Test-Role',
      Runtime: runtime,
    },
  };
}
