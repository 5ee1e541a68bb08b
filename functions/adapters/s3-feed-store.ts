import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { FeedStore } from '../ports.ts';
import { retryThrottled } from './retry-throttled.ts';
import { isS3Status } from './s3-error.ts';

/** How long what is named by its hash may be kept. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
const CHANGING = 'public, max-age=5';

/** The condition did not hold, or somebody wrote at the same moment, or what had to be there is not. */
const LOST_RACE = [404, 409, 412] as const;

/** The feed bucket on S3. Never deletes, and overwrites nothing but under a condition. */
export function s3FeedStore(client: S3Client, bucket: string): FeedStore {
  return {
    get: (key) => get(client, bucket, key),
    putImmutable: async (key, body, contentType) => {
      const object = {
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        CacheControl: IMMUTABLE,
      };
      try {
        await retryThrottled(() => client.send(new PutObjectCommand({ ...object, IfNoneMatch: '*' })));
      } catch (error) {
        if (!isS3Status(error, 412)) throw error;
      }
    },
    swap: async (key, body, contentType, etag) => {
      const object = {
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        CacheControl: CHANGING,
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

async function get(client: S3Client, bucket: string, key: string): ReturnType<FeedStore['get']> {
  try {
    return await retryThrottled(async () => {
      const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (Body === undefined || ETag === undefined) throw new Error(`S3 sent no body or no tag for ${key}`);
      return { body: await Body.transformToByteArray(), etag: ETag };
    });
  } catch (error) {
    if (isS3Status(error, 404)) return undefined;
    throw error;
  }
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
