import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import { doorHandler } from '../../../functions/doors/door-handler.ts';
import type { DoorPorts } from '../../../functions/doors/door-ports.ts';
import type { UploadPolicy } from '../../../functions/doors/upload-policy.ts';
import { assertDescribed } from '../http/assert-described.ts';
import { httpRequest } from '../http/http-request.ts';

const ADDRESS = '/api/v1/uploads';
const LOCAL = 'http://127.0.0.1:8791';
const FILE = { sender: '419001-gov-office', filename: '济源 2021年报.csv' };

test('a form is given for exactly one object', async () => {
  const { response, signed } = await send(FILE);
  assert.equal(response.statusCode, 200);
  assert.equal(response.headers['cache-control'], 'no-store');
  assert.equal(response.headers['access-control-allow-origin'], undefined);
  const form = JSON.parse(response.body ?? '');
  assert.equal(form.key, 'incoming/annual-reports/419001-gov-office/济源 2021年报.csv');
  assert.deepEqual(signed, [
    {
      fields: { key: form.key, 'Content-Type': 'text/csv', success_action_status: '201' },
      minBytes: 1,
      maxBytes: 16 * 1024 ** 2,
      lifeSeconds: 300,
    },
  ]);
});

test('a hash becomes the checksum that S3 holds the file to', async () => {
  const { signed } = await send({ ...FILE, sha256: '00ff'.repeat(16) });
  assert.equal(
    signed[0]?.fields['x-amz-checksum-sha256'],
    Buffer.from('00ff'.repeat(16), 'hex').toString('base64'),
  );
});

/** [description, members, method, status, kind of problem] */
const REFUSED = [
  ['a name that hides a page', { ...FILE, filename: 'a.html.csv' }, 'POST', 400, 'invalid-members'],
  ['a workbook', { ...FILE, filename: 'a.xlsx' }, 'POST', 400, 'invalid-members'],
  ['a sender who is a path', { ...FILE, sender: '../decisions' }, 'POST', 400, 'invalid-members'],
  ['another folder', { ...FILE, dataset: 'decisions' }, 'POST', 400, 'invalid-members'],
  ['reading it', FILE, 'GET', 405, 'method-not-allowed'],
] as const;

for (const [description, members, method, status, kind] of REFUSED) {
  test(`${description} is a ${status}, and nothing is signed`, async () => {
    const { response, signed } = await send(members, { method });
    assert.equal(response.statusCode, status);
    assert.match(JSON.parse(response.body ?? '').type, new RegExp(`${kind}$`));
    assert.deepEqual(signed, []);
  });
}

test('parameters are refused', async () => {
  const { response } = await send(FILE, { address: `${ADDRESS}?filename=a.csv` });
  assert.equal(response.statusCode, 400);
});

for (const issuer of [undefined, 'https://id.example.org']) {
  test(`where the issuer is ${issuer ?? 'nobody'} nothing is signed`, async () => {
    const { response, signed } = await send(FILE, { issuer });
    assert.equal(response.statusCode, 503);
    assert.match(JSON.parse(response.body ?? '').type, /writing-is-off$/);
    assert.deepEqual(signed, []);
  });
}

interface How {
  readonly issuer?: string | undefined;
  readonly method?: string;
  readonly address?: string;
}

async function send(members: object, how: How = {}) {
  const { issuer, method, address } = { issuer: LOCAL, method: 'POST', address: ADDRESS, ...how };
  const signed: UploadPolicy[] = [];
  const ports: DoorPorts = {
    issuer,
    now: () => new Date('2022-01-22T09:12:44.567Z'),
    forms: {
      sign: (policy) => {
        signed.push(policy);
        return { url: 'https://bucket.example', fields: policy.fields, expiresAt: '2022-01-22T09:17:44Z' };
      },
    },
  };
  const request = { ...httpRequest(address, {}, method), body: JSON.stringify(members) };
  const handler = doorHandler(ports, { error: () => {} });
  // The handler looks at nothing of it.
  const response = await handler(request, {} as Context);
  assertDescribed(request, response);
  return { response, signed };
}
