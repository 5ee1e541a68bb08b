import type { TemplateResource } from './template.ts';

/** Where this stack pretends to be. */
export interface Place {
  readonly stackName: string;
  readonly region: string;
  /** Address of the queues, without a trailing slash. */
  readonly sqsUrl: string;
}

/** The account of everything local; the local SQS knows no other. */
export const ACCOUNT = '000000000000';

type Named = (name: string, place: Place) => string;

interface Naming {
  /** The property by which a template may choose the name. */
  readonly property?: string;
  readonly ref: Named;
  readonly attributes: Readonly<Record<string, Named>>;
}

const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::ApiGatewayV2::Api': {
    ref: (name) => name.toLowerCase(),
    attributes: {
      ApiId: (name) => name.toLowerCase(),
      ApiEndpoint: (name, { region }) => `https://${apiDomain(name, region)}`,
    },
  },
  'AWS::CloudFront::Distribution': {
    ref: (name) => name,
    attributes: { Id: (name) => name, DomainName: (name) => `${name.toLowerCase()}.cloudfront.net` },
  },
  'AWS::CloudFront::Function': {
    property: 'Name',
    ref: (name) => cloudFrontFunctionArn(name),
    attributes: { FunctionARN: (name) => cloudFrontFunctionArn(name) },
  },
  'AWS::DynamoDB::Table': {
    property: 'TableName',
    ref: (name) => name,
    attributes: { Arn: (name, { region }) => `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${name}` },
  },
  'AWS::IAM::ManagedPolicy': {
    ref: (name) => `arn:aws:iam::${ACCOUNT}:policy/${name}`,
    attributes: { PolicyArn: (name) => `arn:aws:iam::${ACCOUNT}:policy/${name}` },
  },
  'AWS::IAM::Role': {
    property: 'RoleName',
    ref: (name) => name,
    attributes: { Arn: (name) => roleArn(name) },
  },
  'AWS::KMS::Key': {
    ref: (name) => name,
    attributes: { KeyId: (name) => name, Arn: (name, { region }) => kmsKeyArn(name, region) },
  },
  'AWS::Logs::LogGroup': {
    property: 'LogGroupName',
    ref: (name) => name,
    attributes: { Arn: (name, { region }) => `${logGroupArn(name, region)}:*` },
  },
  'AWS::Lambda::Function': {
    property: 'FunctionName',
    ref: (name) => name,
    attributes: { Arn: (name, { region }) => functionArn(name, region) },
  },
  'AWS::S3::Bucket': {
    property: 'BucketName',
    ref: (name) => name.toLowerCase(),
    attributes: {
      Arn: (name) => `arn:aws:s3:::${name.toLowerCase()}`,
      DomainName: (name) => `${name.toLowerCase()}.s3.amazonaws.com`,
      RegionalDomainName: (name, { region }) => bucketDomain(name, region),
    },
  },
  'AWS::SQS::Queue': {
    property: 'QueueName',
    ref: (name, { sqsUrl }) => `${sqsUrl}/${ACCOUNT}/${name}`,
    attributes: {
      Arn: (name, { region }) => `arn:aws:sqs:${region}:${ACCOUNT}:${name}`,
      QueueName: (name) => name,
      QueueUrl: (name, { sqsUrl }) => `${sqsUrl}/${ACCOUNT}/${name}`,
    },
  },
};

/** The host under which a bucket is an origin. */
export function bucketDomain(name: string, region: string): string {
  return `${name.toLowerCase()}.s3.${region}.amazonaws.com`;
}

/** The host under which an HTTP API is an origin. */
export function apiDomain(name: string, region: string): string {
  return `${name.toLowerCase()}.execute-api.${region}.amazonaws.com`;
}

/** The ARN of a function. */
export function functionArn(name: string, region: string): string {
  return `arn:aws:lambda:${region}:${ACCOUNT}:function:${name}`;
}

/** The ARN of a signing key. */
export function kmsKeyArn(name: string, region: string): string {
  return `arn:aws:kms:${region}:${ACCOUNT}:key/${name}`;
}

/** The ARN of a role. */
export function roleArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${name}`;
}

/** The ARN of a log group; that of all its streams ends in `:*`. */
export function logGroupArn(name: string, region: string): string {
  return `arn:aws:logs:${region}:${ACCOUNT}:log-group:${name}`;
}

/** The name that a resource gets: its own choice, else the stack's name and its logical id. */
export function physicalName(logicalId: string, resource: TemplateResource, { stackName }: Place): string {
  const property = NAMINGS[resource.Type]?.property;
  const chosen = property === undefined ? undefined : resource.Properties?.[property];
  return typeof chosen === 'string' ? chosen : `${stackName}-${logicalId}`;
}

/** What `Ref` gives. */
export function refOf(logicalId: string, resource: TemplateResource, place: Place): string {
  const name = physicalName(logicalId, resource, place);
  return NAMINGS[resource.Type]?.ref(name, place) ?? name;
}

/** What `Fn::GetAtt` gives; undefined for an attribute that the type does not have here. */
export function attributeOf(
  logicalId: string,
  { resource, attribute }: { readonly resource: TemplateResource; readonly attribute: string },
  place: Place,
): string | undefined {
  const naming = NAMINGS[resource.Type];
  const name = physicalName(logicalId, resource, place);
  if (naming) return naming.attributes[attribute]?.(name, place);
  return attribute === 'Arn' ? `arn:aws:local:${place.region}:${ACCOUNT}:${name}` : `${name}.${attribute}`;
}

function cloudFrontFunctionArn(name: string): string {
  return `arn:aws:cloudfront::${ACCOUNT}:function/${name}`;
}
