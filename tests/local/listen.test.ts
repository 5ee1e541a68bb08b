import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
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
