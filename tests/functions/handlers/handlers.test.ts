import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Context } from 'aws-lambda';
import { ENVIRONMENT } from '../../../functions/environment.ts';
import { batch, message } from '../events/events.ts';

// What is read of a context.
const CONTEXT = {
  functionName: 'intake',
  awsRequestId: 'request',
  getRemainingTimeInMillis: () => 30_000,
} as Context;

const before = { ...process.env };

beforeEach(() => {
  for (const name of Object.values(ENVIRONMENT)) process.env[name] = 'http://127.0.0.1/queue';
  Object.assign(process.env, { AWS_REGION: 'eu-west-2', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
});

afterEach(() => {
  process.env = { ...before };
});

test("S3's test event is acknowledged by the deployed function", async () => {
  const { handler } = await import('../../../functions/handlers/intake.ts');
  const answer = await handler(batch(message('{"Service":"Amazon S3","Event":"s3:TestEvent"}')), CONTEXT);
  assert.deepEqual(answer, { batchItemFailures: [] });
});

for (const name of ['intake', 'publish', 'release', 'sweep']) {
  test(`${name} can be loaded, and offers its handler`, async () => {
    const module: Record<string, unknown> = await import(`../../../functions/handlers/${name}.ts`);
    assert.deepEqual(Object.keys(module), ['handler']);
  });

  if (name === 'release') continue;
  test(`${name} says which variable is missing`, async () => {
    delete process.env[ENVIRONMENT.table];
    const again = import(`../../../functions/handlers/${name}.ts?without-table`);
    await assert.rejects(again, /environment variable TABLE is not set/);
  });
}
