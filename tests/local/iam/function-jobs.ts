import { readFileSync } from 'node:fs';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { receiptIdOf } from '../../../functions/flows/receipt-id.ts';
import { encodeStandIn, standInKey } from '../../../functions/flows/stand-in.ts';
import type { InvocationResult } from '../../../local/lambda/lambda-function.ts';
import { customResourcesOf, makeCustomResource } from '../../../local/stack/custom-resources.ts';
import { httpRequest } from '../../functions/http/http-request.ts';
import type { IdleStack } from '../idle-stack.ts';

/** One thing that a function does; answers whether it went well. */
export interface FunctionJob {
  readonly description: string;
  readonly run: (stack: IdleStack) => Promise<boolean>;
}

const SAMPLES = new URL('../../../data-samples/', import.meta.url);
const REGISTER = 'incoming/organisations/organisations.csv';
const WIDE = '419001-gov-office.2021.wide.csv';
const SHARD = { kind: 'reports', year: 2021, region: '419001' } as const;
const JSON_BODY = { 'content-type': 'application/json' };
const ROOT_KEY = 'feeds/v1/index.json';

/** What the functions do, so that each needs every one of its permissions: by the names of the functions. */
export const FUNCTION_JOBS: Readonly<Record<string, readonly FunctionJob[]>> = {
  Intake: [
    {
      description: 'takes in a register and a report',
      run: async (stack) => {
        const register = await put(stack, REGISTER, sample('organisations.csv'));
        const report = await put(stack, `incoming/annual-reports/419001-gov-office/${WIDE}`, sample(WIDE));
        return (await take(stack, register)) && (await take(stack, report));
      },
    },
    {
      description: 'tells of a version that is gone',
      run: async (stack) => {
        const { key } = await put(stack, 'incoming/annual-reports/gone.csv', 'a');
        return take(stack, { key, versionId: crypto.randomUUID() });
      },
    },
    {
      description: 'puts back a file whose organisation is not known yet',
      run: async (stack) => {
        const text = sample(WIDE).replaceAll('419001-gov-office', '419001-nobody-yet');
        return take(stack, await put(stack, 'incoming/annual-reports/later.csv', text));
      },
    },
  ],
  Publish: [
    {
      description: 'publishes a shard of a feed that has no root yet',
      run: async (stack) => {
        const Bucket = stack.output('FeedBucket');
        await stack.endpoints.s3.send(new DeleteObjectCommand({ Bucket, Key: ROOT_KEY }));
        return queueWork(stack, 'Publish', JSON.stringify(SHARD));
      },
    },
  ],
  Release: [
    {
      description: 'cuts the first release of what is published',
      run: async (stack) => {
        await removeAll(stack, 'FeedBucket', 'feeds/v1/releases/');
        await removeAll(stack, 'ReceiptBucket', 'releases/');
        await queueWork(stack, 'Publish', JSON.stringify(SHARD));
        return (await stack.invoke('Release', {})).ok;
      },
    },
  ],
  Door: [
    {
      description: 'lets an organisation above send a file by a form',
      run: async (stack) => {
        await take(stack, await put(stack, REGISTER, sample('organisations.csv')));
        const sent = { sender: '419001-gov-office', filename: 'a.csv' };
        return isGoodForm(await write(stack, 'uploads', sent));
      },
    },
    {
      description: 'lets in who has a submission link',
      run: async (stack) => {
        const link = await makeLink(stack);
        return isGoodForm(await write(stack, 'uploads/by-link', { link, filename: 'a.csv' }));
      },
    },
  ],
  Decide: [
    {
      description: 'makes a submission link for an organisation below, and takes it back',
      run: async (stack) => {
        await take(stack, await put(stack, REGISTER, sample('organisations.csv')));
        const [link_id] = (await makeLink(stack)).split('.');
        const taken = { kind: 'links', link_id, reason: '换人' };
        return (await write(stack, 'decisions', taken)).statusCode === 202;
      },
    },
  ],
  Site: [
    {
      description: 'puts the pages in their place',
      run: async (stack) => {
        const { pool } = stack.functionOf('Site');
        const made = customResourcesOf(stack.stack, (text) => text).map((one) =>
          makeCustomResource(one, pool),
        );
        return (await Promise.allSettled(made)).every(({ status }) => status === 'fulfilled');
      },
    },
  ],
  Sweep: [
    {
      description:
        'finds a lost upload, one that was removed, a file that nobody survives, and a feed that is behind',
      run: async (stack) => {
        await put(stack, 'incoming/annual-reports/lost.csv', 'a');
        const removed = { key: 'incoming/annual-reports/removed.csv', versionId: 'v', bytes: 1 };
        const standIn = { ...removed, lastModified: '2022-01-20T08:00:00Z' };
        await put(stack, standInKey(removed), encodeStandIn(standIn));
        await spend(stack, await put(stack, 'incoming/annual-reports/deadly.csv', 'a'));
        const result = await stack.invoke('Sweep', {});
        return result.ok;
      },
    },
  ],
  Query: [
    {
      description: 'answers from table, receipts and feeds',
      run: async (stack) => {
        const upload = await put(stack, REGISTER, sample('organisations.csv'));
        await take(stack, upload);
        const addresses = ['/status', '/reports/419001-gov-office.2021', `/receipts/${receiptIdOf(upload)}`];
        const statuses = [];
        for (const address of addresses) statuses.push(await ask(stack, `/api/v1${address}`));
        return statuses.every((status) => status === 200);
      },
    },
    {
      description: 'says that nothing is published yet',
      run: async (stack) => {
        const Bucket = stack.output('FeedBucket');
        await stack.endpoints.s3.send(new DeleteObjectCommand({ Bucket, Key: ROOT_KEY }));
        return (await ask(stack, '/api/v1/status')) === 200;
      },
    },
  ],
};

function sample(name: string): string {
  return readFileSync(new URL(name, SAMPLES), 'utf8');
}

interface Uploaded {
  readonly key: string;
  readonly versionId: string;
}

async function put({ endpoints, output }: IdleStack, Key: string, Body: string): Promise<Uploaded> {
  const command = new PutObjectCommand({ Bucket: output('UploadBucket'), Key, Body });
  const { VersionId = '' } = await endpoints.s3.send(command);
  return { key: Key, versionId: VersionId };
}

/** What a function answers to who writes; status 0 when it broke. */
interface Written {
  readonly statusCode: number;
  readonly body: string;
}

/** Asks an address that writes, in the name of somebody who sends and decides for the government above. */
async function write(stack: IdleStack, address: string, members: object): Promise<Written> {
  const asked = httpRequest(`/api/v1/${address}`, JSON_BODY, 'POST');
  const jwt = { claims: { sub: 'somebody', gongkai_roles: '[sender reviewer]', gongkai_org: '419001-gov' } };
  const requestContext = { ...asked.requestContext, authorizer: { jwt } };
  const name = address.startsWith('uploads') ? 'Door' : 'Decide';
  const result = await stack.invoke(name, { ...asked, body: JSON.stringify(members), requestContext });
  return result.ok ? JSON.parse(result.payload) : { statusCode: 0, body: '{}' };
}

/** A new submission link as its holder sends it; empty where none was made. */
async function makeLink(stack: IdleStack): Promise<string> {
  const { body } = await write(stack, 'links', { org_id: '419001-gov-office', year: 2021 });
  const { address = '' } = JSON.parse(body);
  return /#link=([^&]+)/.exec(address)?.[1] ?? '';
}

async function isGoodForm({ statusCode, body }: Written): Promise<boolean> {
  return statusCode === 200 && (await sendForm(JSON.parse(body))) === 201;
}

/** Sends a file as a browser does; the status of S3's answer. */
async function sendForm({ url, fields }: { readonly url: string; readonly fields: object }): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  form.append('file', new File(['a,b'], 'a.csv', { type: 'text/csv' }));
  return (await fetch(url, { method: 'POST', body: form })).status;
}

/** Hides all objects below a prefix. */
async function removeAll({ endpoints, output }: IdleStack, bucket: string, Prefix: string): Promise<void> {
  const Bucket = output(bucket);
  const { Contents = [] } = await endpoints.s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
  for (const { Key = '' } of Contents) await endpoints.s3.send(new DeleteObjectCommand({ Bucket, Key }));
}

/** Lets intake work on an upload. */
async function take(stack: IdleStack, { key, versionId }: Uploaded): Promise<boolean> {
  const s3 = { object: { key: encodeURIComponent(key), versionId } };
  const body = JSON.stringify({ Records: [{ eventVersion: '2.1', eventName: 'ObjectCreated:Put', s3 }] });
  return queueWork(stack, 'Intake', body);
}

async function queueWork(stack: IdleStack, name: string, body: string): Promise<boolean> {
  const record = {
    messageId: crypto.randomUUID(),
    receiptHandle: crypto.randomUUID(),
    body,
    attributes: { ApproximateReceiveCount: '1' },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: 'us-east-1',
  };
  return wentWell(await stack.invoke(name, { Records: [record] }));
}

function wentWell(result: InvocationResult): boolean {
  return result.ok && JSON.parse(result.payload).batchItemFailures.length === 0;
}

/** As if its judgement had been begun too often. */
async function spend({ endpoints, output }: IdleStack, upload: Uploaded): Promise<void> {
  const Item = {
    pk: { S: `upload#${receiptIdOf(upload)}` },
    sk: { S: 'upload' },
    sv: { N: '1' },
    attempts: { N: '50' },
  };
  await endpoints.dynamoDb.send(new PutItemCommand({ TableName: output('TableName'), Item }));
}

/** The status of an answer; 0 when the function broke. */
async function ask(stack: IdleStack, address: string): Promise<number> {
  const result = await stack.invoke('Query', httpRequest(address));
  return result.ok ? JSON.parse(result.payload).statusCode : 0;
}
