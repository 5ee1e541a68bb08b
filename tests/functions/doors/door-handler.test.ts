import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import { linkDocument, type Link } from '../../../core/decisions/kinds/links.ts';
import { doorHandler } from '../../../functions/doors/door-handler.ts';
import { readRoleWords } from '../../../functions/doors/caller.ts';
import { linkKey, secretHash } from '../../../functions/doors/find-link.ts';
import type { DoorPorts } from '../../../functions/doors/door-ports.ts';
import type { UploadPolicy } from '../../../functions/doors/upload-policy.ts';
import { assertDescribed } from '../http/assert-described.ts';
import { httpRequest } from '../http/http-request.ts';

const ADDRESS = '/api/v1/uploads';
const FILE = { sender: '419001-gov-office', filename: '济源 2021年报.csv' };
const REGISTER = { dataset: 'organisations', filename: '名录.csv' };
const SENDER = { gongkai_roles: 'sender', gongkai_org: '419001-gov-office' };
const OFFICE = {
  orgId: '419001-gov-office',
  nameZh: '济源市人民政府办公室',
  kind: 'office',
  region: '419001',
  parent: '419001-gov',
  validFrom: '2019-01-01',
  revision: 1,
} as const;

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

/** [description, claims, members, status] */
const CALLERS = [
  ['nobody', undefined, FILE, 401],
  ['somebody without a role', {}, FILE, 403],
  ['somebody else’s office', { gongkai_roles: 'sender', gongkai_org: '321300-gov' }, FILE, 403],
  ['the office above', { gongkai_roles: 'sender', gongkai_org: '419001-gov' }, FILE, 200],
  ['a reviewer', { gongkai_roles: 'reviewer', gongkai_org: '419001-gov-office' }, FILE, 403],
  ['a sender who names nobody', SENDER, { filename: 'a.csv' }, 403],
  ['a sender who imports', SENDER, { ...FILE, dataset: 'published-reports' }, 403],
  ['a sender with a register', SENDER, { ...FILE, dataset: 'organisations' }, 403],
  ['an operator with a register', { gongkai_roles: '[operator]' }, { ...REGISTER }, 200],
] as const;

for (const [description, claims, members, status] of CALLERS) {
  test(`${description} is answered with ${status}`, async () => {
    const { response, signed } = await send(members, { claims });
    assert.equal(response.statusCode, status);
    assert.equal(signed.length, status === 200 ? 1 : 0);
  });
}

test('one’s own organisation is not looked up', async () => {
  const { asked } = await send(FILE);
  assert.deepEqual(asked, []);
});

test('where there is no issuer nothing is signed', async () => {
  const { response, signed } = await send(FILE, { isOpen: false });
  assert.equal(response.statusCode, 503);
  assert.match(JSON.parse(response.body ?? '').type, /writing-is-off$/);
  assert.deepEqual(signed, []);
});

const SECRET = 'A'.repeat(43);
const LINK_ID = `l-${'0af1'.repeat(6)}`;
const LINK: Link = {
  kind: 'links',
  linkId: LINK_ID,
  orgId: '419001-gov-office',
  year: 2021,
  secretSha256: secretHash(SECRET),
  expiresAt: '2022-03-31T16:00:00Z',
  revoked: false,
  by: '419001-gov #00000000',
};

/** [description, the link as it lies there, what the visitor holds, status, what he is told] */
const LINKS: readonly (readonly [string, Link | undefined, string, number, RegExp])[] = [
  ['a good link', LINK, `${LINK_ID}.${SECRET}`, 200, /incoming\/annual-reports\/419001-gov-office\/a\.csv/],
  ['a wrong secret', LINK, `${LINK_ID}.${'B'.repeat(43)}`, 403, /There is no such/],
  ['a link that is not there', undefined, `${LINK_ID}.${SECRET}`, 403, /There is no such/],
  [
    'another link’s object',
    { ...LINK, linkId: `l-${'0'.repeat(24)}` },
    `${LINK_ID}.${SECRET}`,
    403,
    /no such/,
  ],
  ['a link that was taken back', { ...LINK, revoked: true }, `${LINK_ID}.${SECRET}`, 403, /taken back/],
  [
    'one that is over',
    { ...LINK, expiresAt: '2022-01-22T09:12:44Z' },
    `${LINK_ID}.${SECRET}`,
    403,
    /expired/,
  ],
  [
    'a wrong secret of one that is over',
    { ...LINK, revoked: true },
    `${LINK_ID}.${'B'.repeat(43)}`,
    403,
    /no such/,
  ],
  ['no link', LINK, 'link', 400, /invalid-members/],
];

for (const [description, link, held, status, told] of LINKS) {
  test(`${description} is answered with ${status}`, async () => {
    const members = { link: held, filename: 'a.csv' };
    const { response, signed } = await send(members, {
      address: `${ADDRESS}/by-link`,
      claims: undefined,
      link,
    });
    assert.equal(response.statusCode, status);
    assert.match(response.body ?? '', told);
    assert.equal(signed.length, status === 200 ? 1 : 0);
  });
}

test('a link lets in files of its organisation alone', async () => {
  for (const more of [{ sender: '419001-gov' }, { dataset: 'organisations' }]) {
    const members = { link: `${LINK_ID}.${SECRET}`, filename: 'a.csv', ...more };
    const { response } = await send(members, { address: `${ADDRESS}/by-link`, link: LINK });
    assert.equal(response.statusCode, 400);
  }
});

interface How {
  readonly link?: Link | undefined;
  readonly isOpen?: boolean;
  readonly claims?: Readonly<Record<string, string>> | undefined;
  readonly method?: string;
  readonly address?: string;
}

async function send(members: object, how: How = {}) {
  const { isOpen, method, address, claims } = {
    isOpen: true,
    method: 'POST',
    address: ADDRESS,
    claims: SENDER,
    ...how,
  };
  const signed: UploadPolicy[] = [];
  const asked: string[] = [];
  const ports: DoorPorts = {
    isOpen,
    claims: { roles: 'gongkai_roles', organisation: 'gongkai_org', words: readRoleWords(undefined) },
    register: {
      organisations: async (ids) => {
        asked.push(...ids);
        return new Map(ids.filter((id) => id === OFFICE.orgId).map((id) => [id, OFFICE]));
      },
    },
    now: () => new Date('2022-01-22T09:12:44.567Z'),
    decisions: {
      link: async (key) =>
        key === linkKey(LINK_ID) && how.link
          ? Buffer.from(JSON.stringify(linkDocument(how.link)))
          : undefined,
    },
    forms: {
      sign: (policy) => {
        signed.push(policy);
        return { url: 'https://bucket.example', fields: policy.fields, expiresAt: '2022-01-22T09:17:44Z' };
      },
    },
  };
  const plain = httpRequest(address, {}, method);
  const authorizer = claims === undefined ? {} : { authorizer: { jwt: { claims: { sub: 'x', ...claims } } } };
  const request = {
    ...plain,
    body: JSON.stringify(members),
    requestContext: { ...plain.requestContext, ...authorizer },
  };
  const handler = doorHandler(ports, { error: () => {} });
  // The handler looks at nothing of it.
  const response = await handler(request, {} as Context);
  assertDescribed(request, response);
  return { response, signed, asked };
}
