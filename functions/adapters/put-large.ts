import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { retryThrottled } from './retry-throttled.ts';
import { isS3Status } from './s3-error.ts';
import type { Spooled } from './spool-file.ts';

/** Ten thousand of these are more than any object may have. */
const PART_BYTES = 16 * 1024 ** 2;

/** Where a file goes, and what S3 says of it to readers. */
export interface LargeObject {
  readonly Bucket: string;
  readonly Key: string;
  readonly ContentType: string;
  readonly CacheControl: string;
  readonly Metadata: Record<string, string>;
}

/** Puts a file under a name that nothing has yet, in parts where it is large; one that is there already stays. */
export async function putLarge(client: S3Client, object: LargeObject, file: Spooled): Promise<void> {
  try {
    if (file.bytes <= PART_BYTES) await putWhole(client, object, file);
    else await putInParts(client, object, file);
  } catch (error) {
    if (!isS3Status(error, 412)) throw error;
  }
}

async function putWhole(client: S3Client, object: LargeObject, file: Spooled): Promise<void> {
  const Body = await file.read(0, file.bytes);
  await retryThrottled(() => client.send(new PutObjectCommand({ ...object, Body, IfNoneMatch: '*' })));
}

/** An upload that is never completed is cleared away by the bucket's own rule. */
async function putInParts(client: S3Client, object: LargeObject, file: Spooled): Promise<void> {
  const { UploadId } = await retryThrottled(() => client.send(new CreateMultipartUploadCommand(object)));
  const { Bucket, Key } = object;
  const Parts: { readonly ETag: string | undefined; readonly PartNumber: number }[] = [];
  for (let from = 0; from < file.bytes; from += PART_BYTES) {
    const PartNumber = Parts.length + 1;
    const Body = await file.read(from, PART_BYTES);
    const part = { Bucket, Key, UploadId, PartNumber, Body };
    const { ETag } = await retryThrottled(() => client.send(new UploadPartCommand(part)));
    Parts.push({ ETag, PartNumber });
  }
  const whole = { Bucket, Key, UploadId, MultipartUpload: { Parts }, IfNoneMatch: '*' };
  await retryThrottled(() => client.send(new CompleteMultipartUploadCommand(whole)));
}
