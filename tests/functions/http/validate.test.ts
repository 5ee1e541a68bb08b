import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import { MOST_BYTES } from '../../../functions/http/find-validation.ts';
import { MOST_NAMED } from '../../../functions/flows/validate-bytes.ts';
import { assertDescribed } from './assert-described.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble, type Stored } from './query-ports-double.ts';

const SAMPLES = join(import.meta.dirname, '../../../data-samples');
const ADDRESS = '/api/v1/validate';
const OFFICE = {
  orgId: '419001-gov-office',
  nameZh: '济源市人民政府办公室',
  kind: 'office',
  region: '419001',
  validFrom: '2019-01-01',
  revision: 1,
} as const;
const REGISTERED: Stored = { organisations: [OFFICE] };
const GBK = sample('济源 2021年报(终稿).csv');

/** [description, address, bytes, status, codes of the findings that reject] */
const JUDGED = [
  ['a right report in GBK', `${ADDRESS}?sender=419001-gov-office`, GBK, 'accepted', []],
  ['a column that does not balance', ADDRESS, sample('invalid/T3-BAL.csv'), 'rejected', ['T3-BAL']],
  ['nothing', ADDRESS, Buffer.alloc(0), 'rejected', ['empty-file']],
  ['a hostile name', `${ADDRESS}?filename=..csv`, GBK, 'rejected', ['key-not-allowed']],
  ['a register', `${ADDRESS}?dataset=organisations`, sample('organisations.csv'), 'accepted', []],
  ['somebody else’s report', `${ADDRESS}?sender=321300-gov-office`, GBK, 'rejected', ['sender-not-allowed']],
] as const;

for (const [description, address, bytes, status, errors] of JUDGED) {
  test(`${description} is told what its receipt would say`, async () => {
    const { response } = await post(address, bytes);
    assert.equal(response.statusCode, 200);
    assert.equal(response.headers['cache-control'], 'no-store');
    const told = JSON.parse(response.body ?? '');
    assert.equal(told.status, status);
    const rejecting = told.findings.filter(({ severity }: { severity: string }) => severity === 'error');
    assert.deepEqual([...new Set(rejecting.map(({ code }: { code: string }) => code))], errors);
  });
}

test('nothing is named that only an upload has', async () => {
  const { response } = await post(ADDRESS, GBK);
  const told = JSON.parse(response.body ?? '');
  assert.deepEqual(Object.keys(told.file), ['dataset', 'file_name', 'bytes', 'sha256']);
  assert.equal(told.judged_at, '2022-01-22T09:12:44Z');
  assert.doesNotMatch(response.body ?? '', /receipt_id|version_id|incoming\/|"revision"/);
});

test('the register and earlier reports are read, and nothing else is done', async () => {
  const { calls } = await post(ADDRESS, GBK);
  assert.deepEqual([...new Set(calls)].toSorted(), [
    'state.figures',
    'state.organisations',
    'state.predecessors',
  ]);
});

test('another page can’t read what a file was told', async () => {
  const { response } = await post(ADDRESS, GBK);
  assert.equal(response.headers['access-control-allow-origin'], undefined);
});

test('a file of as many bytes as allowed is judged, one byte more is too large', async () => {
  const most = await post(ADDRESS, Buffer.alloc(MOST_BYTES, ','));
  assert.equal(most.response.statusCode, 200);
  const { response, calls } = await post(ADDRESS, Buffer.alloc(MOST_BYTES + 1, ','));
  assert.equal(response.statusCode, 413);
  assert.match(JSON.parse(response.body ?? '').type, /too-large$/);
  assert.deepEqual(calls, []);
});

test('a file that names too many organisations asks nothing of the table', async () => {
  const rows = Array.from({ length: MOST_NAMED + 1 }, (_, office) => `419001-office-${office},2021,0`);
  const { response, calls } = await post(
    ADDRESS,
    Buffer.from(`org_id,year,t3_granted__natural\n${rows.join('\n')}\n`),
  );
  assert.equal(response.statusCode, 413);
  assert.deepEqual(calls, []);
});

test('a text that the gateway read as UTF-8 is judged, and one that it damaged is not', async () => {
  const right = await call({ ...asked(ADDRESS), body: GBK_AS_UTF8, isBase64Encoded: false });
  assert.equal(right.response.statusCode, 200);
  const damaged = await call({ ...asked(ADDRESS), body: GBK.toString('utf8'), isBase64Encoded: false });
  assert.equal(damaged.response.statusCode, 415);
  assert.deepEqual(damaged.calls, []);
});

/** [description, method, address, status] */
const REFUSED = [
  ['reading it', 'GET', ADDRESS, 405],
  ['a dataset that is not there', 'POST', `${ADDRESS}?dataset=decisions`, 400],
  ['a name with a slash', 'POST', `${ADDRESS}?filename=a%2Fb.csv`, 400],
  ['a misspelt parameter', 'POST', `${ADDRESS}?file_name=a.csv`, 400],
] as const;

for (const [description, method, address, status] of REFUSED) {
  test(`${description} is a ${status}`, async () => {
    const { response, calls } = await call(httpRequest(address, {}, method));
    assert.equal(response.statusCode, status);
    if (status === 405) assert.equal(response.headers['allow'], 'POST');
    assert.deepEqual(calls, []);
  });
}

const GBK_AS_UTF8 = new TextDecoder('gbk').decode(GBK);

function post(address: string, bytes: Buffer) {
  return call({ ...asked(address), body: bytes.toString('base64'), isBase64Encoded: true });
}

function asked(address: string) {
  return httpRequest(address, {}, 'POST');
}

async function call(request: ReturnType<typeof httpRequest>) {
  const { ports, calls } = queryPortsDouble(REGISTERED);
  const error = (...said: unknown[]) => assert.fail(JSON.stringify(said));
  const response = await queryHandler(ports, { error })(request, {} as Context); // it looks at no context
  assertDescribed(request, response);
  return { response, calls };
}

function sample(path: string): Buffer {
  return readFileSync(join(SAMPLES, path));
}
