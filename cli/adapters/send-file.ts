import { PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { UnansweredError } from '../command-error.ts';
import type { FileRead } from '../files/read-file.ts';

/** Where uploads go: AWS as this computer knows it, or an address with keys of its own. */
export interface UploadPlace {
  readonly bucket: string;
  readonly s3?: string | undefined;
  readonly region?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/** Puts a file into the upload bucket and answers with its version id; UnansweredError says why it could not. */
export async function sendFile({ path, bytes }: FileRead, key: string, place: UploadPlace): Promise<string> {
  try {
    const client = new S3Client({
      ...(place.s3 !== undefined && { endpoint: place.s3, forcePathStyle: true }),
      ...(place.region !== undefined && { region: place.region }),
      ...(place.credentials && { credentials: place.credentials }),
    });
    const sent = await client.send(
      new PutObjectCommand({ Bucket: place.bucket, Key: key, Body: bytes, ContentType: 'text/csv' }),
    );
    if (sent.VersionId === undefined)
      throw new UnansweredError('bucket-without-versions', { name: place.bucket });
    return sent.VersionId;
  } catch (error) {
    if (error instanceof UnansweredError) throw error;
    throw new UnansweredError('upload-failed', { path, reason: reasonOf(error) }, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof S3ServiceException) return `${error.name}: ${error.message}`;
  return error instanceof Error ? error.message || error.name : String(error);
}
