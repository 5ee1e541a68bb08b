import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { scopeText, sign, signingKey } from '../../../local/s3/signing.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { BUCKET, CREDENTIALS, type S3UnderTest, startS3 } from './s3-under-test.ts';

const KEY = 'incoming/annual-reports/419001-gov-office/济源 2021年报.csv';
const NOW = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
const SCOPE = {
  accessKeyId: CREDENTIALS.accessKeyId,
  date: NOW.slice(0, 8),
  region: 'eu-west-2',
  service: 's3',
};
let s3: S3UnderTest;

interface Form {
  readonly conditions?: readonly unknown[];
  readonly expiration?: Date;
  readonly fields?: Readonly<Record<string, string>>;
  readonly secret?: string;
  readonly body?: string;
}

const CASES: readonly (readonly [string, Form, number, string])[] = [
  ['as allowed', {}, 204, ''],
  [
    'with a status to answer',
    { conditions: [{ success_action_status: '201' }], fields: { success_action_status: '201' } },
    201,
    '',
  ],
  ['under another key', { fields: { key: 'incoming/elsewhere.csv' } }, 403, 'AccessDenied'],
  [
    'below an allowed prefix',
    { conditions: [['starts-with', '$x-amz-meta-office', '济']], fields: { 'x-amz-meta-office': '济源' } },
    204,
    '',
  ],
  [
    'outside an allowed prefix',
    { conditions: [['starts-with', '$x-amz-meta-office', '济']], fields: { 'x-amz-meta-office': '宿迁' } },
    403,
    'AccessDenied',
  ],
  ['with a field that nobody allowed', { fields: { 'Content-Type': 'text/html' } }, 403, 'AccessDenied'],
  ['with a field to be ignored', { fields: { 'x-ignore-this': 'x' } }, 204, ''],
  ['too late', { expiration: new Date(Date.now() - 1000) }, 403, 'AccessDenied'],
  ['too large', { body: 'x'.repeat(101) }, 400, 'EntityTooLarge'],
  ['too small', { body: '' }, 400, 'EntityTooSmall'],
  ['with a guessed secret', { secret: 'guessed' }, 403, 'SignatureDoesNotMatch'],
  ['with a condition that is not known', { conditions: [['matches', '$key', '.*']] }, 403, 'AccessDenied'],
];

describe('uploads from a form', () => {
  const folder = temporaryFolder(after);
  before(async () => {
    s3 = await startS3(folder);
  });
  after(() => s3.close());

  for (const [what, form, status, code] of CASES) {
    test(`${what}: ${status} ${code}`, async () => {
      const answer = await post(form);
      assert.deepEqual([answer.status, /<Code>(\w+)/.exec(await answer.text())?.[1] ?? ''], [status, code]);
    });
  }

  test('the file lies under its key, with its fields', async () => {
    const conditions = [{ 'Content-Type': 'text/csv' }];
    const answer = await post({ conditions, fields: { 'Content-Type': 'text/csv' }, body: '甲,乙' });
    assert.ok(answer.headers.get('x-amz-version-id'));
    const got = await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }));
    assert.deepEqual([await got.Body?.transformToString(), got.ContentType], ['甲,乙', 'text/csv']);
  });

  test('what is no form is refused', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await fetch(`${s3.url}/${BUCKET}`, {
      method: 'POST',
      headers,
      body: 'nothing of the kind',
    });
    assert.match(await answer.text(), /MalformedPOSTRequest/);
  });
});

async function post({ conditions = [], expiration, fields, secret, body = 'a,b' }: Form): Promise<Response> {
  const own = {
    key: KEY,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${SCOPE.accessKeyId}/${scopeText(SCOPE)}`,
    'x-amz-date': NOW,
  };
  const policy = {
    expiration: (expiration ?? new Date(Date.now() + 60_000)).toISOString(),
    conditions: [
      ...Object.entries(own).map(([name, value]) => ({ [name]: value })),
      ['content-length-range', 1, 100],
      ...conditions,
    ],
  };
  const encoded = Buffer.from(JSON.stringify(policy)).toString('base64');
  const signature = sign(signingKey(secret ?? CREDENTIALS.secretAccessKey, SCOPE), encoded);
  const form = new FormData();
  for (const [name, value] of Object.entries({
    ...own,
    ...fields,
    policy: encoded,
    'x-amz-signature': signature,
  }))
    form.set(name, value);
  form.set('file', new File([body], '年报.csv'));
  return fetch(`${s3.url}/${BUCKET}`, { method: 'POST', body: form });
}
