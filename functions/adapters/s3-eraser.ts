import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { retryThrottled } from './retry-throttled.ts';

/** Writes an object of a versioned bucket over, and removes every older version of it for good. */
export async function eraseObject(
  client: S3Client,
  object: {
    readonly Bucket: string;
    readonly Key: string;
    readonly Body: Uint8Array | string;
    readonly ContentType: string;
  },
): Promise<void> {
  const { VersionId } = await retryThrottled(() => client.send(new PutObjectCommand(object)));
  if (VersionId === undefined) throw new Error(`the bucket ${object.Bucket} keeps no versions`);
  const { Bucket, Key } = object;
  for (let next: Marker | undefined = {}; next !== undefined; ) {
    const page: ListObjectVersionsCommandOutput = await listAfter(client, { Bucket, Prefix: Key, ...next });
    const older = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].filter(
      (version) => version.Key === Key && version.VersionId !== VersionId,
    );
    for (const version of older) {
      const command = new DeleteObjectCommand({ Bucket, Key, VersionId: version.VersionId });
      await retryThrottled(() => client.send(command));
    }
    next = page.IsTruncated === true ? markerOf(page) : undefined;
  }
}

interface Marker {
  readonly KeyMarker?: string;
  readonly VersionIdMarker?: string;
}

function listAfter(
  client: S3Client,
  input: ListObjectVersionsCommandInput,
): Promise<ListObjectVersionsCommandOutput> {
  return retryThrottled(() => client.send(new ListObjectVersionsCommand(input)));
}

function markerOf({ NextKeyMarker, NextVersionIdMarker }: ListObjectVersionsCommandOutput): Marker {
  return {
    ...(NextKeyMarker === undefined ? {} : { KeyMarker: NextKeyMarker }),
    ...(NextVersionIdMarker === undefined ? {} : { VersionIdMarker: NextVersionIdMarker }),
  };
}
