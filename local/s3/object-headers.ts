import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

const KEPT = new Set(['content-type', 'cache-control', 'content-disposition', 'content-language', 'expires']);
const MAX_METADATA_BYTES = 2048;

/** The headers of a PUT that a GET gives back. */
export function objectHeaders(headers: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const kept = new Map([...headers].filter(([name]) => KEPT.has(name) || name.startsWith('x-amz-meta-')));
  if (!kept.has('content-type')) kept.set('content-type', 'binary/octet-stream');
  const encoding = contentEncoding(headers.get('content-encoding'));
  if (encoding !== '') kept.set('content-encoding', encoding);
  const metadata = [...kept].filter(([name]) => name.startsWith('x-amz-meta-'));
  const bytes = metadata.reduce((sum, [name, value]) => sum + Buffer.byteLength(name.slice(11) + value), 0);
  if (bytes > MAX_METADATA_BYTES) throw new S3Error('MetadataTooLarge');
  return Object.fromEntries(kept);
}

/** The tags of an `x-amz-tagging` header; undefined when there are none. */
export function taggingHeader(
  headers: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> | undefined {
  const header = headers.get('x-amz-tagging');
  return header === undefined ? undefined : Object.fromEntries(new URLSearchParams(header));
}

/** Headers of a request whose signer has moved some of them into the query of a presigned URL. */
export function hoistedHeaders(request: S3Request): ReadonlyMap<string, string> {
  const hoisted = request.query.filter(([name]) => /^x-amz-(meta-|tagging$)/i.test(name));
  return new Map([
    ...hoisted.map(([name, value]) => [name.toLowerCase(), value] as const),
    ...request.headers,
  ]);
}

/** `aws-chunked` describes the way here and is no property of the object. */
function contentEncoding(header = ''): string {
  const encodings = header.split(',').map((encoding) => encoding.trim());
  return encodings.filter((encoding) => encoding !== '' && encoding !== 'aws-chunked').join(',');
}
