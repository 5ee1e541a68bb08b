import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { PiecedFeed } from '../ports.ts';
import { putLarge } from './put-large.ts';
import { retryThrottled } from './retry-throttled.ts';
import { isS3Status } from './s3-error.ts';
import { s3FeedReader } from './s3-feed-reader.ts';
import { spoolFile } from './spool-file.ts';

/** How long what is named by its hash may be kept. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
const CHANGING = 'public, max-age=5';

/** The condition did not hold, or somebody wrote at the same moment, or what had to be there is not. */
const LOST_RACE = [404, 409, 412] as const;

/**
 * The feed bucket on S3. Never deletes, and overwrites nothing but under a condition. Beside each object stands its
 * hash, which the edge tells as Repr-Digest.
 */
export function s3FeedStore(client: S3Client, bucket: string): PiecedFeed {
  return {
    ...s3FeedReader(client, bucket),
    putImmutable: async (key, body, contentType) => {
      const object = {
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        CacheControl: IMMUTABLE,
        Metadata: { sha256: hash('sha256', body) },
      };
      try {
        await retryThrottled(() => client.send(new PutObjectCommand({ ...object, IfNoneMatch: '*' })));
      } catch (error) {
        if (!isS3Status(error, 412)) throw error;
      }
    },
    putPieces: ({ pieces, mediaType, keyOf }) =>
      spoolFile(pieces, async (file) => {
        const path = keyOf(file.sha256);
        const Metadata = { sha256: file.sha256 };
        const object = { Bucket: bucket, Key: path, ContentType: mediaType, CacheControl: IMMUTABLE };
        await putLarge(client, { ...object, Metadata }, file);
        return { path, sha256: file.sha256, bytes: file.bytes, media_type: mediaType };
      }),
    pieces: (key) => piecesOf(client, bucket, key),
    bytesOf: (key) => lengthOf(client, bucket, key),
    swap: async (key, body, contentType, etag) => {
      const object = {
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        CacheControl: CHANGING,
        Metadata: { sha256: hash('sha256', body) },
      };
      const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
      try {
        await retryUnlessLost(() => client.send(new PutObjectCommand({ ...object, ...condition })));
        return true;
      } catch (error) {
        if (isS3Status(error, ...LOST_RACE)) return false;
        throw error;
      }
    },
  };
}

async function lengthOf(client: S3Client, Bucket: string, Key: string): Promise<number | undefined> {
  try {
    const { ContentLength } = await retryThrottled(() => client.send(new HeadObjectCommand({ Bucket, Key })));
    return ContentLength;
  } catch (error) {
    if (isS3Status(error, 404)) return undefined;
    throw error;
  }
}

async function* piecesOf(client: S3Client, bucket: string, key: string): AsyncGenerator<Uint8Array> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key });
  const { Body } = await retryThrottled(() => client.send(command));
  if (!(Body instanceof Readable)) throw new Error(`S3 sent no stream for ${key}`);
  for await (const piece of Body) yield piece as Uint8Array; // a stream of S3 is one of bytes
}

/** A conflict with another writer is an answer here: the caller reads again what to write. */
async function retryUnlessLost<Result>(request: () => Promise<Result>): Promise<Result> {
  const outcome = await retryThrottled(async () => {
    try {
      return { result: await request() };
    } catch (error) {
      if (isS3Status(error, ...LOST_RACE)) return { error };
      throw error;
    }
  });
  if ('error' in outcome) throw outcome.error;
  return outcome.result;
}
