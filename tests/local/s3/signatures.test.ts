import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { scopeText, sha256, sign, signingKey } from '../../../local/s3/signing.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { BUCKET, CREDENTIALS, type S3UnderTest, startS3 } from './s3-under-test.ts';

const SCOPE = {
  accessKeyId: CREDENTIALS.accessKeyId,
  date: amzDate().slice(0, 8),
  region: 'eu-west-2',
  service: 's3',
};
const KEY = signingKey(CREDENTIALS.secretAccessKey, SCOPE);
let s3: S3UnderTest;

/** What the body of a signed stream is made from; a property changes one thing of it. */
interface Streamed {
  readonly chunks: readonly string[];
  readonly declaredBytes?: number;
  /** Sent in place of the first chunk, under its signature. */
  readonly forgedChunk?: string;
  readonly trailer?: readonly [name: string, value: string];
  readonly forgedTrailer?: string;
  readonly cutTo?: number;
}

const CRC32C_OF_HELLO_WORLD = 'yZRlqg==';
const STREAMS: readonly (readonly [string, Streamed, number, string])[] = [
  ['signed chunks', { chunks: ['hello ', 'world'] }, 200, ''],
  ['no chunks', { chunks: [] }, 200, ''],
  [
    'a signed trailer',
    { chunks: ['hello ', 'world'], trailer: ['x-amz-checksum-crc32c', CRC32C_OF_HELLO_WORLD] },
    200,
    '',
  ],
  ['a forged chunk', { chunks: ['hello ', 'world'], forgedChunk: 'HELLO ' }, 403, 'SignatureDoesNotMatch'],
  [
    'a forged trailer',
    {
      chunks: ['hello ', 'world'],
      trailer: ['x-amz-checksum-crc32c', 'AAAAAA=='],
      forgedTrailer: CRC32C_OF_HELLO_WORLD,
    },
    403,
    'SignatureDoesNotMatch',
  ],
  [
    'a wrong checksum in the trailer',
    { chunks: ['hello'], trailer: ['x-amz-checksum-crc32c', 'AAAAAA=='] },
    400,
    'BadDigest',
  ],
  ['a wrong length', { chunks: ['hello'], declaredBytes: 6 }, 400, 'IncompleteBody'],
  ['a missing last chunk', { chunks: ['hello'], cutTo: 90 }, 400, 'IncompleteBody'],
];

describe('signatures of S3', () => {
  const folder = temporaryFolder(after);
  before(async () => {
    s3 = await startS3(folder);
  });
  after(() => s3.close());

  for (const [index, [what, streamed, status, code]] of STREAMS.entries()) {
    test(`a stream with ${what}: ${status} ${code}`, async () => {
      const answer = await putStream(`stream-${index}`, streamed);
      const body = await answer.text();
      assert.deepEqual([answer.status, /<Code>(\w+)/.exec(body)?.[1] ?? ''], [status, code]);
      if (status === 200) assert.equal(await text(`stream-${index}`), streamed.chunks.join(''));
      else
        await assert.rejects(
          s3.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: `stream-${index}` })),
        );
    });
  }

  const CHANGED: readonly (readonly [string, Record<string, string>, number, string])[] = [
    ['nothing', {}, 200, ''],
    ['a body of another hash', { 'x-amz-content-sha256': sha256('other') }, 400, 'XAmzContentSHA256Mismatch'],
    ['an old time', { 'x-amz-date': amzDate(-20) }, 403, 'RequestTimeTooSkewed'],
    ['no time', { 'x-amz-date': 'yesterday' }, 403, 'RequestTimeTooSkewed'],
  ];
  for (const [what, headers, status, code] of CHANGED) {
    test(`a signed PUT with ${what}: ${status} ${code}`, async () => {
      const answer = await put('/signed', { 'x-amz-content-sha256': sha256('body'), ...headers }, 'body');
      const body = await answer.text();
      assert.deepEqual([answer.status, /<Code>(\w+)/.exec(body)?.[1] ?? ''], [status, code]);
    });
  }

  test('a header of S3 that was not signed is denied', async () => {
    const answer = await put('/signed', { 'x-amz-content-sha256': sha256('body') }, 'body', {
      'x-amz-meta-added': 'x',
    });
    assert.match(await answer.text(), /not signed: x-amz-meta-added/);
  });

  test('a signature of another path is denied', async () => {
    const answer = await put('/signed', { 'x-amz-content-sha256': sha256('body') }, 'body', {}, '/elsewhere');
    assert.match(await answer.text(), /SignatureDoesNotMatch/);
  });
});

async function putStream(key: string, streamed: Streamed): Promise<Response> {
  const { chunks, trailer, declaredBytes = Buffer.byteLength(chunks.join('')) } = streamed;
  const headers = {
    'content-encoding': 'aws-chunked',
    'x-amz-content-sha256': `STREAMING-AWS4-HMAC-SHA256-PAYLOAD${trailer ? '-TRAILER' : ''}`,
    'x-amz-decoded-content-length': String(declaredBytes),
    ...(trailer && { 'x-amz-trailer': trailer[0] }),
  };
  const signed = signHeaders('PUT', `/${BUCKET}/${key}`, headers);
  const body = chunkedBody(streamed, signed);
  return fetch(`${s3.url}/${BUCKET}/${key}`, { method: 'PUT', headers: signed.headers, body });
}

function chunkedBody(
  { chunks, forgedChunk, trailer, forgedTrailer, cutTo }: Streamed,
  signed: Signed,
): string {
  let previous = signed.signature;
  const framed = [...chunks, ''].map((chunk, index) => {
    previous = sign(
      KEY,
      ['AWS4-HMAC-SHA256-PAYLOAD', signed.time, scopeText(SCOPE), previous, sha256(''), sha256(chunk)].join(
        '\n',
      ),
    );
    const sent = index === 0 ? (forgedChunk ?? chunk) : chunk;
    const frame = `${Buffer.byteLength(sent).toString(16)};chunk-signature=${previous}\r\n`;
    return chunk === '' && trailer ? frame : `${frame}${sent}\r\n`;
  });
  if (!trailer) return framed.join('').slice(0, cutTo);
  const [name, value] = trailer;
  const hash = sha256(`${name}:${value}\n`);
  const signature = sign(
    KEY,
    ['AWS4-HMAC-SHA256-TRAILER', signed.time, scopeText(SCOPE), previous, hash].join('\n'),
  );
  return `${framed.join('')}${name}:${forgedTrailer ?? value}\r\nx-amz-trailer-signature:${signature}\r\n\r\n`;
}

async function put(
  path: string,
  headers: Record<string, string>,
  body: string,
  added: Record<string, string> = {},
  sentPath = path,
): Promise<Response> {
  const signed = signHeaders('PUT', `/${BUCKET}${path}`, headers);
  return fetch(`${s3.url}/${BUCKET}${sentPath}`, {
    method: 'PUT',
    headers: { ...signed.headers, ...added },
    body,
  });
}

interface Signed {
  readonly headers: Record<string, string>;
  readonly signature: string;
  readonly time: string;
}

/** Signs as an S3 client does, by the description of Signature Version 4. */
function signHeaders(method: string, path: string, given: Record<string, string>): Signed {
  const headers: Record<string, string> = { host: new URL(s3.url).host, 'x-amz-date': amzDate(), ...given };
  const names = Object.keys(headers).toSorted();
  const canonical = [
    method,
    path,
    '',
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
  ];
  const hash = sha256([...canonical, headers['x-amz-content-sha256']].join('\n'));
  const time = headers['x-amz-date'] ?? '';
  const signature = sign(KEY, ['AWS4-HMAC-SHA256', time, scopeText(SCOPE), hash].join('\n'));
  const authorization = `AWS4-HMAC-SHA256 Credential=${SCOPE.accessKeyId}/${scopeText(SCOPE)}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { headers: { ...headers, authorization }, signature, time };
}

function amzDate(minutes = 0): string {
  return new Date(Date.now() + minutes * 60_000).toISOString().replace(/[-:]|\.\d+/g, '');
}

async function text(Key: string): Promise<string | undefined> {
  return (await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key }))).Body?.transformToString();
}
