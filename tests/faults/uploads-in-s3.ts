import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { StoredUpload } from './replay-in-memory.ts';

/** All object versions of a bucket in the order of uploads: by S3's second, then as S3 keeps those of a key. */
export async function uploadsInS3(s3: S3Client, Bucket: string): Promise<readonly StoredUpload[]> {
  const found: StoredUpload[] = [];
  let after: Pick<ListObjectVersionsCommandOutput, 'NextKeyMarker' | 'NextVersionIdMarker'> | undefined;
  do {
    const page = await s3.send(
      new ListObjectVersionsCommand({
        Bucket,
        Prefix: 'incoming/',
        KeyMarker: after?.NextKeyMarker,
        VersionIdMarker: after?.NextVersionIdMarker,
      }),
    );
    // Newest first under each key.
    for (const { Key = '', VersionId = '', LastModified = new Date(0) } of page.Versions ?? []) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      const body = (await Body?.transformToByteArray()) ?? new Uint8Array();
      const lastModified = `${LastModified.toISOString().slice(0, 19)}Z`;
      found.push({ version: { key: Key, versionId: VersionId, bytes: body.length, lastModified }, body });
    }
    after = page.IsTruncated === true ? page : undefined;
  } while (after !== undefined);
  return found
    .toReversed()
    .toSorted((a, b) =>
      a.version.lastModified < b.version.lastModified
        ? -1
        : Number(a.version.lastModified > b.version.lastModified),
    );
}
