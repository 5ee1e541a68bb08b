import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InvocationResult, Invoker } from '../../../local/lambda/lambda-function.ts';
import { customResourcesOf, makeCustomResource } from '../../../local/stack/custom-resources.ts';
import { localAddresses } from '../../../local/stack/local-addresses.ts';
import { resolveStack } from '../../../local/template/resolve-stack.ts';

const PLACE = { stackName: 'Test', region: 'us-east-1', sqsUrl: 'http://127.0.0.1:3' };
const stack = resolveStack(
  {
    Resources: {
      Uploads: { Type: 'AWS::S3::Bucket' },
      Pages: {
        Type: 'AWS::CloudFormation::CustomResource',
        Properties: {
          ServiceToken: 'arn:function',
          ServiceTimeout: 120,
          uploads: { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Uploads', 'RegionalDomainName'] }]] },
        },
      },
    },
  },
  PLACE,
);
const [resource] = customResourcesOf(stack, localAddresses(stack, 'http://127.0.0.1:9/'));
assert.ok(resource);

test('a resource is told the local address in place of the one of AWS', () => {
  assert.deepEqual(resource, {
    logicalId: 'Pages',
    functionArn: 'arn:function',
    properties: { uploads: 'http://127.0.0.1:9' },
  });
});

test('it is made when its function says so', async () => {
  await makeCustomResource(resource, answering({ Status: 'SUCCESS' }));
});

test('a function that says that it failed stops the boot, with its reason', async () => {
  const failing = answering({ Status: 'FAILED', Reason: 'no room' });
  await assert.rejects(makeCustomResource(resource, failing), /Pages could not be made: no room/);
});

test('so does one that never answers, and one that dies', async () => {
  await assert.rejects(
    makeCustomResource(
      resource,
      invoker(async () => FINE),
    ),
    /never answered/,
  );
  const dead: InvocationResult = { ok: false, error: { errorType: 'Exit', errorMessage: 'it died' } };
  await assert.rejects(
    makeCustomResource(
      resource,
      invoker(async () => dead),
    ),
    /it died/,
  );
});

const FINE: InvocationResult = { ok: true, payload: 'null' };

function answering(answer: object): Invoker {
  return invoker(async (event) => {
    await fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify(answer) });
    return FINE;
  });
}

function invoker(work: (event: { readonly ResponseURL: string }) => Promise<InvocationResult>): Invoker {
  return {
    lambda: { name: 'site', region: 'us-east-1' },
    // The event of this file's own resource.
    invoke: (event) => work(event as { readonly ResponseURL: string }),
  };
}
