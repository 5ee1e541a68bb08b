import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Checksum, startChecksum } from './checksum.ts';
import type { MultipartUpload, UploadedPart } from './multipart-upload.ts';
import type { StoredContent } from './stored-version.ts';

/** The parts of an object in their order, and where the bytes of each are. */
export interface PartsOnDisk {
  readonly parts: readonly UploadedPart[];
  readonly fileOf: (part: UploadedPart) => string;
}

/** Writes the parts one after the other into one file; answers with what S3 says of the whole. */
export async function joinParts(
  upload: MultipartUpload,
  { parts, fileOf }: PartsOnDisk,
  file: string,
): Promise<Pick<StoredContent, 'bytes' | 'etag' | 'checksum'>> {
  const whole =
    upload.checksum?.type === 'FULL_OBJECT' ? startChecksum(upload.checksum.algorithm) : undefined;
  await pipeline(
    Readable.from(bytesOf(parts.map(fileOf))),
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

async function* bytesOf(files: readonly string[]): AsyncGenerator<Buffer> {
  // A read stream without an encoding yields buffers.
  for (const file of files) yield* createReadStream(file) as AsyncIterable<Buffer>;
}

/** S3's ETag of a multipart object: no hash of its content. */
function multipartEtag(parts: readonly UploadedPart[]): string {
  const digests = Buffer.concat(parts.map((part) => Buffer.from(part.md5, 'hex')));
  return `${createHash('md5').update(digests).digest('hex')}-${parts.length}`;
}

/** The checksum of the parts' checksums. */
function composite(upload: MultipartUpload, parts: readonly UploadedPart[]): Checksum | undefined {
  if (!upload.checksum || parts.some((part) => part.checksum === undefined)) return undefined;
  const running = startChecksum(upload.checksum.algorithm);
  for (const part of parts) running.update(Buffer.from(part.checksum?.value ?? '', 'base64'));
  return { ...upload.checksum, value: `${running.digest().toString('base64')}-${parts.length}` };
}
