import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Checksum, startChecksum } from './checksum.ts';
import type { MultipartUpload, UploadedPart } from './multipart-upload.ts';
import type { StoredContent } from './stored-version.ts';

/** A part and the file with its bytes. */
export interface PartOnDisk extends UploadedPart {
  readonly file: string;
}

/** Writes the parts one after the other into one file; answers with what S3 says of the whole. */
export async function joinParts(
  upload: MultipartUpload,
  parts: readonly PartOnDisk[],
  file: string,
): Promise<Pick<StoredContent, 'bytes' | 'etag' | 'checksum'>> {
  const whole =
    upload.checksum?.type === 'FULL_OBJECT' ? startChecksum(upload.checksum.algorithm) : undefined;
  await pipeline(
    Readable.from(bytesOf(parts)),
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        whole?.update(piece);
        yield piece;
      }
    },
    createWriteStream(file),
  );
  const checksum =
    whole && upload.checksum
      ? { ...upload.checksum, value: whole.digest().toString('base64') }
      : composite(upload, parts);
  return {
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    etag: multipartEtag(parts),
    ...(checksum && { checksum }),
  };
}

async function* bytesOf(parts: readonly PartOnDisk[]): AsyncGenerator<Buffer> {
  // A read stream without an encoding yields buffers.
  for (const part of parts) yield* createReadStream(part.file) as AsyncIterable<Buffer>;
}

/** S3's ETag of a multipart object: no hash of its content. */
function multipartEtag(parts: readonly PartOnDisk[]): string {
  const digests = Buffer.concat(parts.map((part) => Buffer.from(part.md5, 'hex')));
  return `${createHash('md5').update(digests).digest('hex')}-${parts.length}`;
}

/** The checksum of the parts' checksums. */
function composite(upload: MultipartUpload, parts: readonly PartOnDisk[]): Checksum | undefined {
  if (!upload.checksum || parts.some((part) => part.checksum === undefined)) return undefined;
  const running = startChecksum(upload.checksum.algorithm);
  for (const part of parts) running.update(Buffer.from(part.checksum?.value ?? '', 'base64'));
  return { ...upload.checksum, value: `${running.digest().toString('base64')}-${parts.length}` };
}
