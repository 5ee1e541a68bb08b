import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { SiteStore } from '../ports.ts';
import { retryThrottled } from './retry-throttled.ts';

/** The site bucket on S3. */
export function s3SiteStore(client: S3Client, bucket: string): SiteStore {
  return {
    put: async ({ key, body, contentType, cacheControl, contentDisposition }) => {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        CacheControl: cacheControl,
        ContentDisposition: contentDisposition,
      });
      await retryThrottled(() => client.send(command));
    },
  };
}
