import { copyFileSync } from 'node:fs';
import { type Bucket, readable } from '../bucket.ts';
import { objectHeaders, taggingHeader } from '../object-headers.ts';
import { bucketOf, keyOf, type OperationContext } from '../operation.ts';
import { checkReadPreconditions, checkWritePreconditions } from '../preconditions.ts';
import { S3Error } from '../s3-error.ts';
import { type S3Response, xmlResponse } from '../s3-response.ts';
import { isoTime, quotedEtag, type ObjectVersion, type StoredContent } from '../stored-version.ts';
import { decodeUri } from '../uri-encoding.ts';
import { writtenHeaders } from './put-object.ts';

/** The version that `x-amz-copy-source` names, with its bytes. */
export interface CopySource {
  readonly bucket: Bucket;
  readonly version: ObjectVersion;
}

/** CopyObject within this server; metadata and tags are copied or replaced. */
export function copyObject(context: OperationContext): S3Response {
  const { request, announce } = context;
  const bucket = bucketOf(context);
  const key = keyOf(context);
  const source = copySourceOf(context);
  checkWritePreconditions(request.headers, bucket.index.find(key));
  const content = describeCopy(request.headers, source.version.content);
  const isSame =
    source.bucket === bucket &&
    source.version.key === key &&
    bucket.index.find(key)?.sequence === source.version.sequence;
  if (isSame && content.headers === source.version.content.headers) {
    throw new S3Error(
      'InvalidRequest',
      'This copy request is illegal: it copies an object to itself and changes nothing.',
    );
  }
  const file = bucket.temporaryFile();
  copyFileSync(source.bucket.blobFile(source.version.content), file);
  const version = bucket.commit(key, file, content);
  announce({ name: 'ObjectCreated:Copy', bucket, version });
  return xmlResponse(
    'CopyObjectResult',
    { LastModified: isoTime(version.lastModified), ETag: quotedEtag(content) },
    { ...writtenHeaders(version), ...sourceHeaders(source) },
  );
}

/** Finds the source of a copy and holds the conditions on it. */
export function copySourceOf({ request, shelf }: OperationContext): CopySource {
  const header = request.headers.get('x-amz-copy-source') ?? '';
  const [, bucketName = '', encodedKey = '', versionId] =
    /^\/?([^/]+)\/(.+?)(?:\?versionId=(.*))?$/.exec(header) ?? [];
  const bucket = shelf.get(decodeUri(bucketName));
  const version = readable(bucket.index.find(decodeUri(encodedKey), versionId), versionId);
  checkReadPreconditions(request.headers, version, 'x-amz-copy-source-');
  return { bucket, version };
}

/** Says which version was copied. */
export function sourceHeaders({ version }: CopySource): Readonly<Record<string, string>> {
  return version.versionId === 'null' ? {} : { 'x-amz-copy-source-version-id': version.versionId };
}

function describeCopy(headers: ReadonlyMap<string, string>, source: StoredContent): StoredContent {
  const replacesMetadata = headers.get('x-amz-metadata-directive') === 'REPLACE';
  const replacesTags = headers.get('x-amz-tagging-directive') === 'REPLACE';
  const { tags: sourceTags, ...content } = source;
  const tags = replacesTags ? taggingHeader(headers) : sourceTags;
  return { ...content, ...(replacesMetadata && { headers: objectHeaders(headers) }), ...(tags && { tags }) };
}
