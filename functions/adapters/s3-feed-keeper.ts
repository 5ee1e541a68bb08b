import { hash } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { FeedKeeper } from '../flows/rebuild-feeds.ts';
import type { FeedStore } from '../ports.ts';
import { retryThrottled } from './retry-throttled.ts';
import { IMMUTABLE, s3FeedStore } from './s3-feed-store.ts';

/** The feed bucket in the hands of an operator, who may write over what is damaged. */
export function s3FeedKeeper(client: S3Client, bucket: string): FeedStore & FeedKeeper {
  const feed = s3FeedStore(client, bucket);
  return {
    ...feed,
    replace: async (key, body, contentType) => {
      const standing = await feed.get(key);
      if (standing !== undefined && Buffer.from(standing.body).equals(body)) return;
      const object = {
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        CacheControl: IMMUTABLE,
        Metadata: { sha256: hash('sha256', body) },
      };
      await retryThrottled(() => client.send(new PutObjectCommand(object)));
    },
  };
}
