import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ReleaseLog } from '../ports.ts';
import { retryThrottled } from './retry-throttled.ts';
import { isS3Status } from './s3-error.ts';

/** The log of releases on S3, an object an entry, in the bucket that holds what is not public. */
export function s3ReleaseLog(client: S3Client, bucket: string): ReleaseLog {
  const keyOf = (release: number) => `releases/${release}.json`;
  return {
    get: async (release) => {
      try {
        return await retryThrottled(async () => {
          const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(release) }));
          return Body?.transformToString();
        });
      } catch (error) {
        if (isS3Status(error, 404)) return undefined;
        throw error;
      }
    },
    claim: async (release, body) => {
      const object = { Bucket: bucket, Key: keyOf(release), Body: body, ContentType: 'application/json' };
      try {
        await retryThrottled(() => client.send(new PutObjectCommand({ ...object, IfNoneMatch: '*' })));
        return true;
      } catch (error) {
        if (isS3Status(error, 412)) return false;
        throw error;
      }
    },
  };
}
