import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { s3Of, tableItems } from './operator.ts';
import type { RunningStack } from './running-stack.ts';
import { unpacked } from './unpacked.ts';

/** Something that is stored somewhere, with all that can be read in it. */
export interface Stored {
  /** Bucket and key, or the keys of an item. */
  readonly place: string;
  readonly texts: readonly string[];
}

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le'];

/** Every version of every object of the three buckets, unpacked, and every item of the table. */
export async function everyByte(stack: RunningStack): Promise<readonly Stored[]> {
  const { uploadBucket, receiptBucket, feedBucket } = stack.endpoints;
  const s3 = s3Of(stack);
  const objects: Stored[] = [];
  for (const bucket of [uploadBucket, receiptBucket, feedBucket])
    objects.push(...(await objectsOf(s3, bucket)));
  const items = (await tableItems(stack)).map((item) => ({
    place: `table ${item['pk']?.S} ${item['sk']?.S}`,
    texts: Object.values(item).flatMap((value) =>
      value.B ? textsOf(uncompressed(value.B)) : JSON.stringify(value),
    ),
  }));
  return [...objects, ...items];
}

/** Where a text stands. */
export function placesOf(text: string, stored: readonly Stored[]): readonly string[] {
  return stored.filter(({ texts }) => texts.some((one) => one.includes(text))).map(({ place }) => place);
}

async function objectsOf(s3: S3Client, Bucket: string): Promise<readonly Stored[]> {
  const found: Stored[] = [];
  let after: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } | undefined = {};
  while (after !== undefined) {
    const page: Awaited<ReturnType<typeof listVersions>> = await listVersions(s3, { Bucket, ...after });
    for (const { Key = '', VersionId } of page.Versions ?? []) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      found.push({ place: `${Bucket} ${Key}`, texts: (await unpacked(Key, bytes)).flatMap(textsOf) });
    }
    after = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker ?? '', VersionIdMarker: page.NextVersionIdMarker ?? '' }
      : undefined;
  }
  return found;
}

function listVersions(s3: S3Client, input: ListObjectVersionsCommand['input']) {
  return s3.send(new ListObjectVersionsCommand(input));
}

/** Items hold records compressed, and other things as they are. */
function uncompressed(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

function textsOf(bytes: Uint8Array): readonly string[] {
  return ENCODINGS.map((name) => new TextDecoder(name).decode(bytes));
}
