import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import dynalite from 'dynalite';
import { ENDPOINTS, type Endpoint } from '../../../core/query/endpoint.ts';
import { MAX_LIMIT } from '../../../core/query/parameters.ts';
import { dynamodbStore } from '../../../functions/adapters/dynamodb-store.ts';
import { DynamodbTable } from '../../../functions/adapters/dynamodb-table.ts';
import { applyRecords } from '../../../functions/flows/apply-records.ts';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import { createStateTable } from '../adapters/state-table.ts';
import { acceptedReport, acceptedRow } from '../records.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble } from './query-ports-double.ts';

const ORG = '419001-gov-office';
const V1 = '/api/v1';

/** [address, method, the requests that the table gets]: all of them, as they leave the adapter. */
const REQUESTS: readonly (readonly [address: string, method: string, requests: readonly string[]])[] = [
  [`${V1}/reports?year=2021&region=419001`, 'GET', ['Query reports#419001#2021']],
  [
    `${V1}/reports?year=2021&region=41&where=t3_denied__total.gt.t3_granted__total`,
    'GET',
    ['Query unit#41, at most 5000', 'Query reports#419001#2021'],
  ],
  [
    `${V1}/reports?year=2021&region=41&kind=office`,
    'GET',
    [
      'Query unit#41, at most 5000',
      'Query reports#419001#2021',
      `Query organisations, at most ${MAX_LIMIT + 1}`,
    ],
  ],
  [
    `${V1}/observations?year=2021&region=41&code=t3_granted__total&level=county`,
    'GET',
    [
      'Query unit#41, at most 5000',
      'Query reports#419001#2021, at most 500',
      `Query organisations, at most ${MAX_LIMIT + 1}`,
    ],
  ],
  [
    `${V1}/observations?year=2021&organisation=${ORG}&parent=419001-gov`,
    'GET',
    ['BatchGetItem 1', `Query organisations, at most ${MAX_LIMIT + 1}`],
  ],
  // What is open is read from the feeds.
  [`${V1}/reports?year=2021&region=41&finding=X-CARRY`, 'GET', []],
  [`${V1}/observations?year=2021&region=41&finding=X-CARRY&level=county`, 'GET', []],
  [`${V1}/observations?code=t3_carried_in__total&organisation=${ORG}&finding=X-CARRY`, 'GET', []],
  [`${V1}/aggregates?code=t3_granted__total`, 'GET', []],
  [`${V1}/series/t3_granted__total`, 'GET', []],
  [`${V1}/coverage?year=2021&region=419001`, 'GET', []],
  [`${V1}/differences?year=2021&government=419001-gov`, 'GET', []],
  [
    `${V1}/reports/${ORG}.2021`,
    'GET',
    ['GetItem', 'BatchGetItem 1', 'Query predecessors#41', 'GetItem', 'Query decisions#419001#2021'],
  ],
  [
    `${V1}/reports/${ORG}.2021/revisions`,
    'GET',
    [`Query revision#${ORG}.2021`, 'Query decisions#419001#2021'],
  ],
  [`${V1}/reports/${ORG}.2021/changes`, 'GET', [`Query revision#${ORG}.2021`, 'Query decisions#419001#2021']],
  [`${V1}/receipts/r-${'0f'.repeat(16)}`, 'GET', ['GetItem']],
  [
    `${V1}/reviews?report_id=${ORG}.2021&receipt_id=r-${'0f'.repeat(16)}`,
    'GET',
    ['Query decisions#419001#2021'],
  ],
  [`${V1}/organisations?region=41`, 'GET', ['Query organisations, at most 101']],
  [`${V1}/organisations?kind=office`, 'GET', [`Query organisations, at most ${MAX_LIMIT + 1}`]],
  [`${V1}/items`, 'GET', []],
  [`${V1}/rules`, 'GET', []],
  [`${V1}/openapi.json`, 'GET', []],
  [`${V1}/status`, 'GET', ['BatchGetItem 1', 'GetItem']],
  [`${V1}/status?province=41`, 'GET', ['BatchGetItem 1', 'GetItem', 'Query unit#41']],
  [
    `${V1}/observations?year=2021&region=41&table=3&applicant=total`,
    'GET',
    ['Query unit#41, at most 5000', 'Query reports#419001#2021, at most 6'],
  ],
  [
    `${V1}/observations?year=2021&region=41&status=blank`,
    'GET',
    ['Query unit#41, at most 5000', 'Query reports#419001#2021, at most 500'],
  ],
  [
    `${V1}/observations?code=t3_granted__total&region=41&limit=1000`,
    'GET',
    ['Query unit#41, at most 5000', 'Query reports#419001#2021, at most 500'],
  ],
  [`${V1}/observations?year=2021&organisation=${ORG}`, 'GET', ['BatchGetItem 1']],
  [`${V1}/observations?code=t3_granted__total&organisation=${ORG}`, 'GET', ['BatchGetItem 4']],
  [`/reports/${ORG}.2021`, 'GET', []],
  [`/organisations/${ORG}`, 'GET', ['BatchGetItem 5']],
  [`${V1}/changes?since=0`, 'GET', []],
  [`${V1}/feed`, 'GET', []],
  [`${V1}/reports?year=2021&region=419001&as_of=1`, 'GET', []],
  [`${V1}/validate`, 'POST', []],
];

/** Partitions that are small by what they are: the reports of a county and year, the revisions of one, a province’s counters and its mergers. */
const SMALL = /^(?:reports#\d{6}#\d{4}|decisions#\d{6}#\d{4}|predecessors#\d{2}|revision#.*|unit#\d{2})$/;

const server = dynalite({ createTableMs: 0, deleteTableMs: 0 });
let client: DynamoDBClient;
const sent: string[] = [];

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on an address and a port
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await createStateTable(client, 'state');
  const store = dynamodbStore(new DynamodbTable(client, 'state'));
  await applyRecords([acceptedRow('1#a', { orgId: ORG }), acceptedReport('1#a', { orgId: ORG })], store);
  await store.markDirty({ kind: 'reports', year: 2021, region: '419001' });
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        sent.push(told(commandName ?? '', args.input as Input)); // inputs of commands are objects
        return next(args);
      },
    { step: 'initialize' },
  );
});

after(() => {
  client.destroy();
  server.close();
});

for (const [address, method, requests] of REQUESTS) {
  test(`${method} ${address} asks ${requests.join(' and ') || 'nothing'} of the table`, async () => {
    sent.length = 0;
    const { ports } = queryPortsDouble({});
    const state = dynamodbStore(new DynamodbTable(client, 'state'));
    const error = (...said: unknown[]) => assert.fail(JSON.stringify(said));
    const request = httpRequest(address, {}, method);
    await queryHandler({ ...ports, state, decisions: state }, { error })(request, {} as Context); // it looks at no context
    assert.deepEqual(sent.toSorted(), requests.toSorted());
    for (const one of sent) assert.ok(isBounded(one), `${one} has no bound`);
  });
}

test('every endpoint of this function stands in the list', () => {
  const listed = REQUESTS.map(([address, method]) => `${method} ${address.split('?')[0]}`);
  const ofOtherFunctions = ({ members }: Endpoint) => members !== undefined;
  for (const endpoint of Object.values<Endpoint>(ENDPOINTS)) {
    if (ofOtherFunctions(endpoint)) continue;
    const { method, path } = endpoint;
    const [beginning = '', end = ''] = `${method} ${path}`.split('{id}');
    assert.ok(
      listed.some((one) => one.startsWith(beginning) && one.endsWith(end)),
      `${method} ${path}`,
    );
    assert.ok(
      listed.some((one) => one.startsWith(beginning) && one.endsWith(end)),
      `${method} ${path}`,
    );
  }
});

/** [request, whether it has a bound] */
const BOUNDS = [
  ['Scan', false],
  ['Query organisations', false],
  ['Query organisations, at most 7', true],
  ['Query reports#419001#2021', true],
] as const;

for (const [request, isOne] of BOUNDS) {
  test(`${request} ${isOne ? 'has a bound' : 'has none'}`, () => assert.equal(isBounded(request), isOne));
}

interface Input {
  readonly Limit?: number;
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S?: string }>>;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly unknown[] }>>;
}

function told(command: string, { Limit, ExpressionAttributeValues, RequestItems }: Input): string {
  const name = command.replace(/Command$/, '');
  if (RequestItems !== undefined) return `${name} ${RequestItems['state']?.Keys.length}`;
  const partition = ExpressionAttributeValues?.[':pk']?.S;
  if (partition === undefined) return name;
  return `${name} ${partition}${Limit === undefined ? '' : `, at most ${Limit}`}`;
}

function isBounded(request: string): boolean {
  const [name, partition = ''] = request.split(' ');
  if (name === 'GetItem' || name === 'BatchGetItem') return true;
  return name === 'Query' && (request.includes(', at most ') || SMALL.test(partition));
}
