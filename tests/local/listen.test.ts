import assert from 'node:assert/strict';
import { Agent, createServer, get } from 'node:http';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startDynamoDb } from '../../local/dynamodb/start-dynamodb.ts';
import { isPortTaken, listen, type Listening, listenNear } from '../../local/listen.ts';
import { startSqs } from '../../local/queues/start-sqs.ts';
import { startS3Server } from '../../local/s3/s3-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a taken port is an error that can be told', async (context) => {
  const { port, close } = await listen(createServer());
  context.after(close);
  await assert.rejects(listen(createServer(), port), isPortTaken);
});

const SERVICES: Readonly<Record<string, (port: number, folder: string) => Promise<Listening>>> = {
  'any server': (port) => listenNear(createServer(), port),
  S3: (port, folder) => startS3Server({ folder, secrets: new Map(), region: 'us-east-1', port }),
  DynamoDB: (port, folder) => startDynamoDb(folder, port),
  SQS: (port) => startSqs(port),
};
for (const [name, start] of Object.entries(SERVICES)) {
  test(`${name} takes the preferred port, or another one where it is taken`, async (context) => {
    const first = await start(
      0,
      temporaryFolder((remove) => context.after(remove)),
    );
    context.after(first.close);
    const second = await start(
      first.port,
      temporaryFolder((remove) => context.after(remove)),
    );
    context.after(second.close);
    assert.notEqual(second.port, first.port);
  });
}

test('a connection stays open, however long its client is silent', async (context) => {
  const server = createServer((_, response) => response.end('here'));
  server.keepAliveTimeout = 1;
  // What is added to it, so that a client notices in time.
  server.keepAliveTimeoutBuffer = 1;
  const { url, close } = await listen(server);
  context.after(close);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  context.after(() => agent.destroy());
  const portUsed = () =>
    new Promise<number | undefined>((resolve, reject) => {
      get(url, { agent }, (response) => {
        const { localPort } = response.socket;
        response.resume().on('end', () => resolve(localPort));
      }).on('error', reject);
    });
  const first = await portUsed();
  await pause(200);
  assert.equal(await portUsed(), first);
});
