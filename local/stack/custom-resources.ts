import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Invoker } from '../lambda/lambda-function.ts';
import { listen } from '../listen.ts';
import { ACCOUNT } from '../template/physical-names.ts';
import type { ResolvedStack } from '../template/resolve-stack.ts';

/** A resource that a function of the template makes. */
export interface CustomResource {
  readonly logicalId: string;
  readonly functionArn: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** The custom resources of the template; `told` turns the addresses in their properties into local ones. */
export function customResourcesOf(
  stack: ResolvedStack,
  told: (text: string) => string,
): readonly CustomResource[] {
  return stack
    .resources('AWS::CloudFormation::CustomResource')
    .map(({ logicalId, properties: { ServiceToken: functionArn, ...own } }) => ({
      logicalId,
      functionArn,
      properties: Object.fromEntries(
        Object.entries(own).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, told(value)]] : [],
        ),
      ),
    }));
}

/** Lets the function make its resource, as CloudFormation does at each deployment; rejects where it says that it failed. */
export async function makeCustomResource(
  { logicalId, properties, functionArn }: CustomResource,
  pool: Invoker,
): Promise<void> {
  const answers: string[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      answers.push(text);
      response.end();
    });
  });
  const { url, close } = await listen(server);
  try {
    const event = { ...eventOf(logicalId), ResponseURL: url, ServiceToken: functionArn };
    const result = await pool.invoke({ ...event, ResourceProperties: properties });
    const problem = result.ok ? problemIn(answers[0]) : result.error.errorMessage;
    if (problem !== undefined) throw new Error(`${logicalId} could not be made: ${problem}`);
  } finally {
    await close();
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-requests.html */
function eventOf(logicalId: string): Readonly<Record<string, string>> {
  return {
    RequestType: 'Create',
    RequestId: randomUUID(),
    StackId: `arn:aws:cloudformation:local:${ACCOUNT}:stack/local`,
    ResourceType: 'AWS::CloudFormation::CustomResource',
    LogicalResourceId: logicalId,
  };
}

function problemIn(answer: string | undefined): string | undefined {
  if (answer === undefined) return 'its function never answered';
  const { Status, Reason } = JSON.parse(answer) as { readonly Status?: string; readonly Reason?: string };
  return Status === 'SUCCESS' ? undefined : (Reason ?? `it said ${Status}`);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
