import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { FeedStore } from '../ports.ts';
import { retryThrottled } from './retry-throttled.ts';
import { isS3Status } from './s3-error.ts';

/** The feed bucket for who only reads it; apart from writing, so that questions do not carry what writing needs. */
export function s3FeedReader(client: S3Client, bucket: string): Pick<FeedStore, 'get'> {
  return { get: (key) => get(client, bucket, key) };
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
