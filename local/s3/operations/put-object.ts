import { checksumHeader } from '../checksum.ts';
import { hoistedHeaders, objectHeaders, taggingHeader } from '../object-headers.ts';
import { bucketOf, keyOf, type OperationContext } from '../operation.ts';
import { checkWritePreconditions } from '../preconditions.ts';
import { type ReceivedBody, receiveBody } from '../receive-body.ts';
import { emptyResponse, type S3Response } from '../s3-response.ts';
import { quotedEtag, type StoredContent, type StoredVersion } from '../stored-version.ts';

/** PutObject, with its conditions. They are checked before the body comes and again in the moment of the commit. */
export async function putObject(context: OperationContext): Promise<S3Response> {
  const { request, authentication, announce } = context;
  const bucket = bucketOf(context);
  const key = keyOf(context);
  checkWritePreconditions(request.headers, bucket.index.find(key));
  const tags = taggingHeader(hoistedHeaders(request));
  const described = { headers: objectHeaders(hoistedHeaders(request)), ...(tags && { tags }) };
  const body = await receiveBody(request, authentication, bucket.temporaryFile());
  checkWritePreconditions(request.headers, bucket.index.find(key));
  const version = bucket.commit(key, body.file, { ...described, ...measured(body) });
  announce({ name: 'ObjectCreated:Put', bucket, version });
  return emptyResponse(200, writtenHeaders(version));
}

/** What every operation that writes a version says of it. */
export function writtenHeaders({ versionId, content }: StoredVersion): Readonly<Record<string, string>> {
  return {
    ...(content && { etag: quotedEtag(content) }),
    ...(content?.checksum && checksumHeaders(content.checksum)),
    ...(versionId !== 'null' && { 'x-amz-version-id': versionId }),
  };
}

/** The checksum as response headers. */
export function checksumHeaders({
  algorithm,
  value,
  type,
}: NonNullable<StoredContent['checksum']>): Record<string, string> {
  return { [checksumHeader(algorithm)]: value, 'x-amz-checksum-type': type };
}

function measured({
  bytes,
  md5,
  checksum,
}: ReceivedBody): Pick<StoredContent, 'bytes' | 'etag' | 'checksum'> {
  return { bytes, etag: md5, ...(checksum && { checksum }) };
}
