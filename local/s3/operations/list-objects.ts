import { type ListPage, listPage } from '../list-page.ts';
import { bucketOf, type OperationContext } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import { queryValue, type S3Request } from '../s3-request.ts';
import { type S3Response, xmlResponse } from '../s3-response.ts';
import { isoTime, quotedEtag, type StoredVersion } from '../stored-version.ts';
import { encodeListedKey } from '../uri-encoding.ts';
import type { XmlContent } from '../xml.ts';

const MAX_KEYS = 1000;

/** ListObjectsV2, and the older ListObjects: the newest version of every key that is no delete marker. */
export function listObjects(context: OperationContext): S3Response {
  const { request } = context;
  const isV2 = queryValue(request, 'list-type') === '2';
  const token = queryValue(request, 'continuation-token');
  const common = commonQuestion(request);
  const after = isV2
    ? token === undefined
      ? queryValue(request, 'start-after')
      : readToken(token)
    : queryValue(request, 'marker');
  const page = listPage(bucketOf(context).index, {
    ...common,
    after: after ?? '',
    select: ([newest]) => (newest?.content === undefined ? [] : [newest]),
  });
  const encode = encoderOf(request);
  return xmlResponse('ListBucketResult', {
    ...commonAnswer(request, page),
    ...(isV2 ? answerV2(request, page) : answerV1(request, page)),
    Contents: page.versions.map((version) => describeObject(version, encode)),
    CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  });
}

/** ListObjectVersions: every version and delete marker, the newest of a key first. */
export function listObjectVersions(context: OperationContext): S3Response {
  const { request } = context;
  const { index } = bucketOf(context);
  const keyMarker = queryValue(request, 'key-marker') ?? '';
  const versionMarker = queryValue(request, 'version-id-marker');
  if (versionMarker && !keyMarker)
    throw new S3Error('InvalidArgument', 'A version-id marker needs a key marker.');
  const page = listPage(index, {
    ...commonQuestion(request),
    after: keyMarker,
    ...(versionMarker && { afterVersion: versionMarker }),
    select: (versions) => versions,
  });
  const encode = encoderOf(request);
  const describe = (version: StoredVersion) => ({
    ...describeObject(version, encode),
    VersionId: version.versionId,
    IsLatest: index.find(version.key) === version,
  });
  return xmlResponse('ListVersionsResult', {
    ...commonAnswer(request, page),
    KeyMarker: encode(keyMarker),
    VersionIdMarker: versionMarker,
    NextKeyMarker: page.isTruncated ? encode(page.lastKey) : undefined,
    NextVersionIdMarker: page.isTruncated ? page.lastVersion : undefined,
    Version: page.versions.filter(({ content }) => content !== undefined).map(describe),
    DeleteMarker: page.versions.filter(({ content }) => content === undefined).map(describe),
    CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  });
}

function commonQuestion(request: S3Request): { prefix: string; delimiter: string; maxKeys: number } {
  const maxKeys = Number(queryValue(request, 'max-keys') ?? MAX_KEYS);
  if (!Number.isInteger(maxKeys) || maxKeys < 0)
    throw new S3Error('InvalidArgument', 'max-keys is no number.');
  const encoding = queryValue(request, 'encoding-type');
  if (encoding !== undefined && encoding !== 'url')
    throw new S3Error('InvalidArgument', 'Invalid Encoding Method');
  return {
    prefix: queryValue(request, 'prefix') ?? '',
    delimiter: queryValue(request, 'delimiter') ?? '',
    maxKeys: Math.min(maxKeys, MAX_KEYS),
  };
}

function commonAnswer(request: S3Request, page: ListPage): { readonly [name: string]: XmlContent } {
  const { prefix, delimiter, maxKeys } = commonQuestion(request);
  const encode = encoderOf(request);
  return {
    Name: request.bucket,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    MaxKeys: maxKeys,
    EncodingType: queryValue(request, 'encoding-type'),
    IsTruncated: page.isTruncated,
  };
}

function answerV2(request: S3Request, page: ListPage): { readonly [name: string]: XmlContent } {
  const startAfter = queryValue(request, 'start-after');
  return {
    KeyCount: page.versions.length + page.commonPrefixes.length,
    ContinuationToken: queryValue(request, 'continuation-token'),
    NextContinuationToken: page.isTruncated ? writeToken(page.lastKey) : undefined,
    StartAfter: startAfter === undefined ? undefined : encoderOf(request)(startAfter),
  };
}

function answerV1(request: S3Request, page: ListPage): { readonly [name: string]: XmlContent } {
  const encode = encoderOf(request);
  const isNamed = page.isTruncated && queryValue(request, 'delimiter') !== undefined;
  return {
    Marker: encode(queryValue(request, 'marker') ?? ''),
    NextMarker: isNamed ? encode(page.lastKey) : undefined,
  };
}

function describeObject(
  version: StoredVersion,
  encode: (key: string) => string,
): { readonly [name: string]: XmlContent } {
  const { content } = version;
  return {
    Key: encode(version.key),
    LastModified: isoTime(version.lastModified),
    ETag: content && quotedEtag(content),
    ChecksumAlgorithm: content?.checksum?.algorithm.toUpperCase(),
    ChecksumType: content?.checksum?.type,
    Size: content?.bytes,
    StorageClass: content && 'STANDARD',
  };
}

function encoderOf(request: S3Request): (key: string) => string {
  return queryValue(request, 'encoding-type') === 'url' ? encodeListedKey : (key) => key;
}

function writeToken(lastKey: string): string {
  return Buffer.from(lastKey).toString('base64url');
}

function readToken(token: string): string {
  return Buffer.from(token, 'base64url').toString('utf8');
}
