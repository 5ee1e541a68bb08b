import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { s3UploadForms } from '../../../functions/adapters/s3-upload-forms.ts';
import { uploadPolicy } from '../../../functions/doors/upload-policy.ts';
import { BUCKET, CREDENTIALS, startS3, type S3UnderTest } from '../../local/s3/s3-under-test.ts';
import { temporaryFolder } from '../../local/temporary-folder.ts';

const KEY = 'incoming/annual-reports/419001-gov-office/济源 2021年报(终稿).csv';
const FILE = Buffer.from('甲,乙\r\n1,2\r\n');
const OTHER = Buffer.from('甲,乙\r\n1,3\r\n');
const MOST = 16 * 1024 ** 2;

interface Attempt {
  /** Fields in the place of those of the form. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly without?: string;
  readonly body?: Buffer;
  /** Seconds since the form was signed. */
  readonly age?: number;
  readonly bucket?: string;
  readonly policy?: (text: string) => string;
}

/** What somebody might do with a form for one file: [description, attempt, status, what S3 says] */
const ABUSES: readonly (readonly [string, Attempt, number, string])[] = [
  ['another key', { fields: { key: KEY.replace('gov-office', 'gov') } }, 403, 'AccessDenied'],
  ['another dataset', { fields: { key: 'incoming/organisations/x.csv' } }, 403, 'AccessDenied'],
  ['a decision', { fields: { key: 'decisions/reviews/x.json' } }, 403, 'AccessDenied'],
  ['the name of the file as the key', { fields: { key: `${KEY}\${filename}` } }, 403, 'AccessDenied'],
  ['a page', { fields: { 'Content-Type': 'text/html' } }, 403, 'AccessDenied'],
  ['no type at all', { without: 'Content-Type' }, 403, 'AccessDenied'],
  ['a packed file', { fields: { 'Content-Encoding': 'gzip' } }, 403, 'AccessDenied'],
  ['a right for everybody', { fields: { acl: 'public-read' } }, 403, 'AccessDenied'],
  [
    'a way on to another page',
    { fields: { success_action_redirect: 'https://example.org' } },
    403,
    'AccessDenied',
  ],
  ['a byte more than allowed', { body: Buffer.alloc(MOST + 1) }, 400, 'EntityTooLarge'],
  ['nothing', { body: Buffer.alloc(0) }, 400, 'EntityTooSmall'],
  ['a form of five minutes ago', { age: 301 }, 403, 'AccessDenied'],
  ['another content than was promised', { body: OTHER }, 400, 'BadDigest'],
  ['no promise where one was made', { without: 'x-amz-checksum-sha256' }, 403, 'AccessDenied'],
  ['a longer life', { policy: (text) => text.replace(/"20\d\d-/, '"2999-') }, 403, 'SignatureDoesNotMatch'],
  ['no signature', { without: 'x-amz-signature' }, 403, 'AccessDenied'],
];

let s3: S3UnderTest;

describe('a form for one file', () => {
  const folder = temporaryFolder(after);
  before(async () => {
    s3 = await startS3(folder);
  });
  after(() => s3.close());

  test('is taken by S3 as it is, almost to the end of its life', async () => {
    const answer = await post({ age: 290 });
    assert.equal(answer.status, 201);
    assert.ok(answer.headers.get('x-amz-version-id'));
    const got = await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }));
    assert.deepEqual(Buffer.from((await got.Body?.transformToByteArray()) ?? []), FILE);
    assert.equal(got.ContentType, 'text/csv');
  });

  test('is taken with as many bytes as are allowed', async () => {
    const body = Buffer.alloc(MOST, ',');
    assert.equal((await post({ body }, createHash('sha256').update(body).digest('hex'))).status, 201);
  });

  for (const [description, attempt, status, code] of ABUSES) {
    test(`is no form for ${description}`, async () => {
      const answer = await post(attempt);
      assert.deepEqual([answer.status, /<Code>(\w+)/.exec(await answer.text())?.[1]], [status, code]);
    });
  }

  test('is no form for another bucket', async () => {
    const target = { bucket: 'elsewhere', address: `${s3.url}/${BUCKET}` };
    const form = s3UploadForms(target, SIGNER).sign(uploadPolicy({ key: KEY }), new Date());
    const answer = await fetch(form.url, { method: 'POST', body: formData(form.fields, FILE) });
    assert.match(await answer.text(), /AccessDenied/);
  });

  test('carries the token of keys that do not last', () => {
    const target = { bucket: BUCKET, address: 'https://bucket.example' };
    const signed = s3UploadForms(target, { ...SIGNER, sessionToken: 'of the hour' });
    const { fields } = signed.sign(uploadPolicy({ key: KEY }), new Date());
    assert.equal(fields['x-amz-security-token'], 'of the hour');
    assert.match(
      Buffer.from(fields['policy'] ?? '', 'base64').toString(),
      /"\$x-amz-security-token","of the hour"/,
    );
  });
});

const SIGNER = { ...CREDENTIALS, region: 'eu-west-2' };

function post(attempt: Attempt, sha256 = createHash('sha256').update(FILE).digest('hex')): Promise<Response> {
  const { fields = {}, without, body = FILE, age = 0, policy } = attempt;
  const target = { bucket: BUCKET, address: `${s3.url}/${BUCKET}` };
  const signedAt = new Date(Date.now() - age * 1000);
  const form = s3UploadForms(target, SIGNER).sign(uploadPolicy({ key: KEY, sha256 }), signedAt);
  const sent: Record<string, string> = { ...form.fields, ...fields };
  if (policy) sent['policy'] = changed(sent['policy'] ?? '', policy);
  if (without !== undefined) delete sent[without];
  return fetch(form.url, { method: 'POST', body: formData(sent, body) });
}

function changed(encoded: string, change: (text: string) => string): string {
  return Buffer.from(change(Buffer.from(encoded, 'base64').toString())).toString('base64');
}

function formData(fields: Readonly<Record<string, string>>, body: Buffer): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([new Uint8Array(body)], '年报.csv'));
  return form;
}
