import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { FunctionPool } from '../lambda/function-pool.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import { mustLog } from '../iam/lambda-duties.ts';
import { roleStatements } from '../iam/role-policies.ts';
import { functionArn, logGroupArn } from '../template/physical-names.ts';
import type { ResolvedResource, ResolvedStack } from '../template/resolve-stack.ts';
import { type Credentials, newCredentials } from './credentials.ts';
import type { Endpoints, FunctionRole } from './endpoints.ts';

export interface FunctionPoolOptions {
  readonly endpoints: Endpoints;
  readonly assetFolder: (objectKey: string) => string;
  readonly logFolder: string;
  /** The key that every function gets, where an endpoint from outside knows no others. */
  readonly sharedKey?: Credentials;
}

/** More processes than this only take the processors from each other, and each has to warm up by itself. */
const MOST_PROCESSES = Math.max(2, availableParallelism());

/** A function that runs, with its role and the access key by which services know it. */
export interface DeployedFunction {
  readonly pool: FunctionPool;
  readonly role: FunctionRole;
  readonly key: Credentials;
}

/** The functions of the template, by ARN; each has an access key of its own. */
export function functionPools(
  stack: ResolvedStack,
  options: FunctionPoolOptions,
): ReadonlyMap<string, DeployedFunction> {
  mkdirSync(options.logFolder, { recursive: true });
  const functions = stack.resources('AWS::Lambda::Function').map((resource) => {
    const role = roleOf(stack, resource);
    const key = options.sharedKey ?? newCredentials(resource.logicalId);
    options.endpoints.addKey(key, role);
    const pool = new FunctionPool(lambdaFunction(resource, key, options));
    return [pool.lambda.arn, { pool, role, key }] as const;
  });
  return new Map(functions);
}

function roleOf(
  stack: ResolvedStack,
  { logicalId, properties }: ResolvedResource<'AWS::Lambda::Function'>,
): FunctionRole {
  const statements = roleStatements(stack, properties.Role);
  const group = properties.LoggingConfig?.LogGroup;
  if (group !== undefined) mustLog(logicalId, statements, `${logGroupArn(group, stack.region)}:*`);
  return { name: properties.Role, statements };
}

function lambdaFunction(
  { name, properties }: ResolvedResource<'AWS::Lambda::Function'>,
  key: Credentials,
  options: FunctionPoolOptions,
): LambdaFunction {
  const { region } = options.endpoints;
  return {
    name,
    arn: functionArn(name, region),
    region,
    codeFolder: options.assetFolder(properties.Code.S3Key),
    handler: properties.Handler,
    timeoutSeconds: properties.Timeout,
    memoryMegabytes: properties.MemorySize,
    environment: { ...awsEnvironment(key, options.endpoints), ...properties.Environment?.Variables },
    concurrency: Math.min(properties.ReservedConcurrentExecutions ?? MOST_PROCESSES, MOST_PROCESSES),
    logFile: join(options.logFolder, `${name}.log`),
  };
}

function awsEnvironment(key: Credentials, endpoints: Endpoints): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_ENDPOINT_URL_S3: endpoints.s3Url,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamoDbUrl,
    AWS_ENDPOINT_URL_SQS: endpoints.sqsUrl,
    AWS_ENDPOINT_URL_KMS: endpoints.kmsUrl,
  };
}
