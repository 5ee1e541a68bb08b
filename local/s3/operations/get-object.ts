import { createReadStream, openSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Bucket, readable } from '../bucket.ts';
import { bucketOf, keyOf, type OperationContext } from '../operation.ts';
import { checkReadPreconditions } from '../preconditions.ts';
import { S3Error } from '../s3-error.ts';
import { queryValue, type S3Request } from '../s3-request.ts';
import type { S3Response } from '../s3-response.ts';
import { type ObjectVersion, quotedEtag, type StoredContent } from '../stored-version.ts';
import { checksumHeaders } from './put-object.ts';

/** First and last byte, both included. */
interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const SMALL_BYTES = 1024 ** 2;

const OVERRIDES =
  /^response-(content-type|cache-control|content-disposition|content-encoding|content-language|expires)$/;

/** GetObject and HeadObject: conditions, ranges, versions, overridden headers. */
export function getObject(context: OperationContext): S3Response {
  const { request } = context;
  const bucket = bucketOf(context);
  const versionId = queryValue(request, 'versionId');
  const version = readable(bucket.index.find(keyOf(context), versionId), versionId);
  const { content } = version;
  checkReadPreconditions(request.headers, version);
  const range = rangeOf(request.headers.get('range'), content.bytes);
  const headers = { ...describe(version), ...checksumOf(request, content, range), ...overridesOf(request) };
  return {
    status: range ? 206 : 200,
    headers: { ...headers, ...lengthHeaders(content.bytes, range) },
    ...(request.method === 'GET' && { body: readBlob(bucket, content, range) }),
  };
}

function describe({ versionId, lastModified, content }: ObjectVersion): Readonly<Record<string, string>> {
  const tags = Object.keys(content.tags ?? {}).length;
  return {
    ...content.headers,
    etag: quotedEtag(content),
    'last-modified': new Date(lastModified * 1000).toUTCString(),
    'accept-ranges': 'bytes',
    ...(versionId !== 'null' && { 'x-amz-version-id': versionId }),
    ...(tags > 0 && { 'x-amz-tagging-count': String(tags) }),
  };
}

/** Only on demand, and only for the whole object. */
function checksumOf(
  request: S3Request,
  content: StoredContent,
  range?: ByteRange,
): Readonly<Record<string, string>> {
  const isWanted = request.headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  return isWanted && !range && content.checksum ? checksumHeaders(content.checksum) : {};
}

function overridesOf(request: S3Request): Readonly<Record<string, string>> {
  const overrides = request.query.flatMap(([name, value]) => {
    const header = OVERRIDES.exec(name)?.[1];
    return header === undefined ? [] : [[header, value] as const];
  });
  return Object.fromEntries(overrides);
}

function lengthHeaders(bytes: number, range?: ByteRange): Readonly<Record<string, string>> {
  if (!range) return { 'content-length': String(bytes) };
  const length = range.end - range.start + 1;
  return { 'content-length': String(length), 'content-range': `bytes ${range.start}-${range.end}/${bytes}` };
}

/** `bytes=2-4`, `bytes=2-`, `bytes=-3`; anything else, several ranges among it, means the whole object. */
function rangeOf(header: string | undefined, bytes: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== '' && last !== '' && Number(last) < start) return undefined;
  if (start > end) throw new S3Error('InvalidRange', undefined, { 'content-range': `bytes */${bytes}` });
  return { start, end };
}

/** Opened at once: the bytes stay readable when the version is deleted meanwhile. A small object is read at once too. */
function readBlob(bucket: Bucket, content: StoredContent, range?: ByteRange): Readable | Uint8Array {
  if (content.bytes === 0) return new Uint8Array();
  if (content.bytes <= SMALL_BYTES) {
    const whole = readFileSync(bucket.blobFile(content));
    return range ? whole.subarray(range.start, range.end + 1) : whole;
  }
  const file = bucket.blobFile(content);
  return createReadStream(file, {
    fd: openSync(file, 'r'),
    start: range?.start ?? 0,
    end: range?.end ?? content.bytes - 1,
  });
}
