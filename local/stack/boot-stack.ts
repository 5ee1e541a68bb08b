import { join } from 'node:path';
import { apiOrigin } from '../cdn/api-origin.ts';
import { answerViewer } from '../cdn/distribution.ts';
import { startPublicServer } from '../cdn/start-public-server.ts';
import type { HttpApi } from '../http/http-api.ts';
import type { InvocationResult } from '../lambda/lambda-function.ts';
import type { Listening } from '../listen.ts';
import { SQSClient } from '@aws-sdk/client-sqs';
import { resourceDenials } from '../iam/role-policies.ts';
import { mustConsume } from '../iam/lambda-duties.ts';
import { startEventSourceMapping } from '../queues/event-source-mapping.ts';
import type { CloudAssembly } from '../template/cloud-assembly.ts';
import { resolveStack } from '../template/resolve-stack.ts';
import { UnsupportedTemplate } from '../template/template.ts';
import { customResourcesOf, makeCustomResource } from './custom-resources.ts';
import type { Credentials } from './credentials.ts';
import { type Endpoints, startEndpoints } from './endpoints.ts';
import { eventSourcesOf } from './event-sources.ts';
import { type DeployedFunction, functionPools } from './function-pools.ts';
import { httpApisOf } from './http-apis.ts';
import { localAddresses } from './local-addresses.ts';
import { provision } from './provision.ts';
import { publicDistribution } from './public-distribution.ts';
import { schedulesOf, startSchedule } from './schedules.ts';

export interface BootOptions {
  /** Data directory. */
  readonly folder: string;
  /** Of the public origin; 0: any free one. The services take the ports behind it where they are free. */
  readonly port: number;
  /** Of an address of its own for the API beside the public one; undefined: it has none. */
  readonly apiPort?: number | undefined;
  readonly region: string;
  readonly operator: Credentials;
  readonly parameters: Readonly<Record<string, string>>;
  readonly environment: NodeJS.ProcessEnv;
}

/** A stack that runs. */
export interface RunningStack {
  /** `http://127.0.0.1:PORT` of the public origin. */
  readonly url: string;
  /** Where the API answers: the same, or an address of its own. */
  readonly apiUrl: string;
  readonly endpoints: Endpoints;
  readonly outputs: ReadonlyMap<string, string>;
  /** Calls a function by its name or ARN. */
  readonly invoke: (nameOrArn: string, event: unknown) => Promise<InvocationResult>;
  /** By ARN. */
  readonly functions: ReadonlyMap<string, DeployedFunction>;
  readonly close: () => Promise<void>;
}

/** Boots a synthesized template on this computer. Throws UnsupportedTemplate for what it can't stand in for. */
export async function bootStack(assembly: CloudAssembly, options: BootOptions): Promise<RunningStack> {
  const endpoints = await startEndpoints({ ...options, ports: servicePorts(options.port) });
  try {
    return await bootOn(endpoints, assembly, options);
  } catch (error) {
    await endpoints.close();
    throw error;
  }
}

async function bootOn(
  endpoints: Endpoints,
  assembly: CloudAssembly,
  options: BootOptions,
): Promise<RunningStack> {
  const { stackName, template, assetFolder } = assembly;
  const place = { stackName, region: options.region, sqsUrl: endpoints.sqsUrl };
  const stack = resolveStack(template, place, options.parameters);
  const isOutside = options.environment['AWS_ENDPOINT_URL_S3'] !== undefined;
  endpoints.authority.deny(resourceDenials(stack));
  const functions = functionPools(stack, {
    endpoints,
    assetFolder,
    logFolder: join(options.folder, 'logs'),
    ...(isOutside && { sharedKey: options.operator }),
  });
  const functionOf = (nameOrArn: string) => findFunction(functions, nameOrArn);
  const poolOf = (nameOrArn: string) => functionOf(nameOrArn).pool;
  const sources = eventSourcesOf(stack).map(({ functionName, mapping }) => {
    const { pool, role, key } = functionOf(functionName);
    mustConsume(pool.lambda.name, role.statements, mapping.queueArn);
    return { mapping, pool, sqs: pollingClient(endpoints, key) };
  });
  const schedules = schedulesOf(stack).map((schedule) => ({ schedule, pool: poolOf(schedule.functionArn) }));
  const apis = httpApisOf(stack, poolOf);
  const distribution = publicDistribution(stack, endpoints, apis);
  await provision(stack, endpoints);
  for (const resource of customResourcesOf(stack, localAddresses(stack, endpoints.s3Url)))
    await makeCustomResource(resource, poolOf(resource.functionArn));
  const servers = [
    await startPublicServer((viewer) => answerViewer(distribution, viewer), options.port),
    ...(await apiServers(apis, options.apiPort)),
  ];
  const [{ url } = { url: '' }, api] = servers;
  const running = [
    ...sources.map(({ mapping, pool, sqs }) => startEventSourceMapping(mapping, pool, sqs)),
    ...schedules.map(({ schedule, pool }) => startSchedule(schedule, pool)),
    ...[...functions.values()].map(({ pool }) => pool),
  ];
  return {
    url,
    apiUrl: api?.url ?? url,
    endpoints,
    outputs: stack.outputs,
    invoke: async (nameOrArn, event) => poolOf(nameOrArn).invoke(event),
    functions,
    close: async () => {
      for (const part of running) part.stop();
      await Promise.all(servers.map((server) => server.close()));
      await endpoints.close();
    },
  };
}

/** The API under an address of its own, as API Gateway gives it one. */
async function apiServers(apis: readonly HttpApi[], port: number | undefined): Promise<readonly Listening[]> {
  const [api] = apis;
  return port === undefined || !api ? [] : [await startPublicServer(apiOrigin(api), port)];
}

/** Lambda polls a queue in the name of the function. */
function pollingClient({ sqsUrl, region }: Endpoints, credentials: Credentials): SQSClient {
  return new SQSClient({ endpoint: sqsUrl, region, credentials, useQueueUrlAsEndpoint: false });
}

function findFunction(functions: ReadonlyMap<string, DeployedFunction>, nameOrArn: string): DeployedFunction {
  const found =
    functions.get(nameOrArn) ?? [...functions.values()].find(({ pool }) => pool.lambda.name === nameOrArn);
  if (!found) throw new UnsupportedTemplate(`${nameOrArn} is no function of this template`);
  return found;
}

function servicePorts(port: number): {
  readonly s3: number;
  readonly dynamoDb: number;
  readonly sqs: number;
} {
  return port === 0 ? { s3: 0, dynamoDb: 0, sqs: 0 } : { s3: port + 1, dynamoDb: port + 2, sqs: port + 3 };
}
