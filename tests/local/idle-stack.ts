import { join, resolve } from 'node:path';
import type { InvocationResult } from '../../local/lambda/lambda-function.ts';
import { type Credentials, newCredentials } from '../../local/stack/credentials.ts';
import { type Endpoints, startEndpoints } from '../../local/stack/endpoints.ts';
import { type DeployedFunction, functionPools } from '../../local/stack/function-pools.ts';
import { provision } from '../../local/stack/provision.ts';
import { synthesize } from '../../local/synthesize.ts';
import { readCloudAssembly } from '../../local/template/cloud-assembly.ts';
import { type ResolvedStack, resolveStack } from '../../local/template/resolve-stack.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REGION = 'us-east-1';
/** Nobody asks the issuer: what a token says is told to functions directly. */
const PARAMETERS = { Licence: 'LicenseRef-test', Issuer: 'http://127.0.0.1:9' };

/** The synthesized template on this computer, with nobody who polls, sweeps or asks: functions run when told to. */
export interface IdleStack {
  readonly endpoints: Endpoints;
  readonly stack: ResolvedStack;
  readonly operator: Credentials;
  /** By the logical id's beginning: `Intake`, `Publish` … */
  readonly functionOf: (name: string) => DeployedFunction;
  readonly functionNames: () => readonly string[];
  /** The value of an output. */
  readonly output: (name: string) => string;
  readonly invoke: (name: string, event: unknown) => Promise<InvocationResult>;
  readonly close: () => Promise<void>;
}

/** Boots it on a data directory. */
export async function startIdleStack(folder: string): Promise<IdleStack> {
  const { stackName, template, assetFolder } = readCloudAssembly(await synthesize(ROOT));
  const ports = { s3: 0, dynamoDb: 0, sqs: 0 };
  const operator = newCredentials('OPERATOR');
  const endpoints = await startEndpoints({ folder, region: REGION, operator, ports, environment: {} });
  const place = { stackName, region: REGION, sqsUrl: endpoints.sqsUrl };
  const stack = resolveStack(template, place, PARAMETERS);
  const functions = functionPools(stack, { endpoints, assetFolder, logFolder: join(folder, 'logs') });
  await provision(stack, endpoints);
  const byName = new Map(
    stack
      .resources('AWS::Lambda::Function')
      .map(({ logicalId, name }) => [
        /^[A-Z][a-z]+/.exec(logicalId)?.[0] ?? logicalId,
        [...functions.values()].find(({ pool }) => pool.lambda.name === name),
      ]),
  );
  const functionOf = (name: string): DeployedFunction => {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`there is no function ${name}`);
    return found;
  };
  return {
    endpoints,
    stack,
    operator,
    functionOf,
    functionNames: () => [...byName.keys()],
    output: (name) => stack.outputs.get(name) ?? '',
    invoke: (name, event) => functionOf(name).pool.invoke(event),
    close: async () => {
      for (const { pool } of functions.values()) pool.stop();
      await endpoints.close();
    },
  };
}
