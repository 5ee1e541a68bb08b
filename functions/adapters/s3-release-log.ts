import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ReleaseLog } from '../ports.ts';
import { retryThrottled } from './retry-throttled.ts';
import { isS3Status } from './s3-error.ts';

/** The log of releases on S3, an object an entry, in the bucket that holds what is not public. */
export function s3ReleaseLog(client: S3Client, bucket: string): ReleaseLog {
  const keyOf = (release: number) => `releases/${release}.json`;
  const noteOf = (release: number) => `releases/${release}.progress.json`;
  const read = async (Key: string) => {
    try {
      return await retryThrottled(async () => {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
        return Body?.transformToString();
      });
    } catch (error) {
      if (isS3Status(error, 404)) return undefined;
      throw error;
    }
  };
  const objectOf = (Key: string, Body: string) => ({
    Bucket: bucket,
    Key,
    Body,
    ContentType: 'application/json',
  });
  return {
    get: (release) => read(keyOf(release)),
    claim: async (release, body) => {
      try {
        const object = { ...objectOf(keyOf(release), body), IfNoneMatch: '*' };
        await retryThrottled(() => client.send(new PutObjectCommand(object)));
        return true;
      } catch (error) {
        if (isS3Status(error, 412)) return false;
        throw error;
      }
    },
    progress: (release) => read(noteOf(release)),
    noteProgress: async (release, body) => {
      await retryThrottled(() => client.send(new PutObjectCommand(objectOf(noteOf(release), body))));
    },
  };
}
