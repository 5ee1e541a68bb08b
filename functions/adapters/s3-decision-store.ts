import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DecisionStore } from '../doors/decision-store.ts';
import { retryThrottled } from './retry-throttled.ts';
import { isS3Status } from './s3-error.ts';

/** S3 says 403 of an object that is not there to who may not list. */
const ABSENT = [403, 404] as const;

/** The decisions in the upload bucket. */
export function s3DecisionStore(client: S3Client, bucket: string): DecisionStore {
  return {
    put: async (key, body) => {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: 'application/json',
      });
      const { VersionId } = await retryThrottled(() => client.send(command));
      if (VersionId === undefined) throw new Error('the upload bucket keeps no versions');
      return { versionId: VersionId };
    },
    link: async (key) => {
      try {
        const command = new GetObjectCommand({ Bucket: bucket, Key: key });
        const { Body } = await retryThrottled(() => client.send(command));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (isS3Status(error, ...ABSENT)) return undefined;
        throw error;
      }
    },
  };
}
