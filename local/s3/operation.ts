import type { Authentication } from './authenticate.ts';
import type { Bucket } from './bucket.ts';
import type { BucketShelf } from './bucket-shelf.ts';
import type { NotificationTarget } from './bucket-settings.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';
import type { S3Response } from './s3-response.ts';
import type { StoredVersion } from './stored-version.ts';

/** Something that happened to an object and that somebody may want to hear of. */
export interface BucketEvent {
  /** `ObjectCreated:Put`, `ObjectRemoved:DeleteMarkerCreated` … */
  readonly name: string;
  readonly bucket: Bucket;
  readonly version: StoredVersion;
}

/** Everything that an operation works with. */
export interface OperationContext {
  readonly request: S3Request;
  readonly authentication: Authentication;
  readonly shelf: BucketShelf;
  readonly announce: (event: BucketEvent) => void;
  /** Tells a new target of notifications that it is one, as S3 does. */
  readonly announceTest: (bucket: Bucket, target: NotificationTarget) => void;
}

/** One operation of the S3 API. */
export type Operation = (context: OperationContext) => S3Response | Promise<S3Response>;

/** The bucket that the request names. */
export function bucketOf({ request, shelf }: OperationContext): Bucket {
  return shelf.get(request.bucket);
}

/** The key that the request names, within S3's limit of 1,024 bytes. */
export function keyOf({ request }: OperationContext): string {
  if (Buffer.byteLength(request.key) > 1024) throw new S3Error('KeyTooLongError');
  return request.key;
}
