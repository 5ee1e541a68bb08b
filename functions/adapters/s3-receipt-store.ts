import { hash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ReceiptStore } from '../ports.ts';
import { retryThrottled } from './retry-throttled.ts';
import { isS3Status } from './s3-error.ts';

/** Plans and receipt bodies on S3, each under its hash: to put one again changes nothing. */
export function s3ReceiptStore(client: S3Client, bucket: string): ReceiptStore {
  const put = async (folder: 'plans' | 'receipts', receiptId: string, body: string) => {
    const key = `${folder}/${receiptId}/${hash('sha256', body)}.json`;
    const command = () =>
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: 'application/json' });
    await retryThrottled(() => client.send(command()));
    return key;
  };
  return {
    putPlan: (receiptId, body) => put('plans', receiptId, body),
    put: (receiptId, body) => put('receipts', receiptId, body),
    get: async (key) => {
      try {
        return await retryThrottled(async () => {
          const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
          return Body?.transformToString();
        });
      } catch (error) {
        if (isS3Status(error, 404)) return undefined;
        throw error;
      }
    },
  };
}
