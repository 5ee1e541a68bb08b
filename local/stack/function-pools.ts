import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { FunctionPool } from '../lambda/function-pool.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import { functionArn } from '../template/physical-names.ts';
import type { ResolvedResource, ResolvedStack } from '../template/resolve-stack.ts';
import { type Credentials, newCredentials } from './credentials.ts';
import type { Endpoints } from './endpoints.ts';

export interface FunctionPoolOptions {
  readonly endpoints: Endpoints;
  readonly assetFolder: (objectKey: string) => string;
  readonly logFolder: string;
  /** The key that every function gets, where an endpoint from outside knows no others. */
  readonly sharedKey?: Credentials;
}

/** More processes than this only take the processors from each other. */
const MOST_PROCESSES = Math.max(2, availableParallelism() * 2);

/** The functions of the template, by ARN; each has an access key of its own. */
export function functionPools(
  stack: ResolvedStack,
  options: FunctionPoolOptions,
): ReadonlyMap<string, FunctionPool> {
  mkdirSync(options.logFolder, { recursive: true });
  const pools = stack.resources('AWS::Lambda::Function').map((resource) => {
    const lambda = lambdaFunction(resource, options);
    return [lambda.arn, new FunctionPool(lambda)] as const;
  });
  return new Map(pools);
}

function lambdaFunction(
  { name, logicalId, properties }: ResolvedResource<'AWS::Lambda::Function'>,
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
    environment: { ...awsEnvironment(logicalId, options), ...properties.Environment?.Variables },
    concurrency: Math.min(properties.ReservedConcurrentExecutions ?? MOST_PROCESSES, MOST_PROCESSES),
    logFile: join(options.logFolder, `${name}.log`),
  };
}

function awsEnvironment(
  logicalId: string,
  { endpoints, sharedKey }: FunctionPoolOptions,
): Readonly<Record<string, string>> {
  const key = sharedKey ?? newCredentials(logicalId);
  endpoints.addKey(key);
  return {
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_ENDPOINT_URL_S3: endpoints.s3Url,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamoDbUrl,
    AWS_ENDPOINT_URL_SQS: endpoints.sqsUrl,
  };
}
