import type { Bucket, Deletion } from '../bucket.ts';
import { bucketOf, keyOf, type OperationContext } from '../operation.ts';
import { childrenOf, parseXml, textOf } from '../parse-xml.ts';
import { receiveText } from '../receive-body.ts';
import { S3Error } from '../s3-error.ts';
import { queryValue } from '../s3-request.ts';
import { emptyResponse, type S3Response, xmlResponse } from '../s3-response.ts';

const MAX_KEYS = 1000;

/** DeleteObject: succeeds also where nothing was. */
export function deleteObject(context: OperationContext): S3Response {
  const bucket = bucketOf(context);
  const deletion = deleteAndAnnounce(context, bucket, {
    key: keyOf(context),
    versionId: queryValue(context.request, 'versionId'),
  });
  const version = deletion.marker ?? deletion.removed;
  const isMarker = version !== undefined && version.content === undefined;
  return emptyResponse(204, {
    ...(version && version.versionId !== 'null' && { 'x-amz-version-id': version.versionId }),
    ...(isMarker && { 'x-amz-delete-marker': 'true' }),
  });
}

/** DeleteObjects: up to 1,000 keys in one document. */
export async function deleteObjects(context: OperationContext): Promise<S3Response> {
  const bucket = bucketOf(context);
  const document = parseXml(await receiveText(context.request, context.authentication));
  const objects = childrenOf(document, 'Object').map((object) => ({
    key: textOf(object, 'Key') ?? '',
    versionId: textOf(object, 'VersionId'),
  }));
  if (objects.length === 0 || objects.length > MAX_KEYS) throw new S3Error('MalformedXML');
  const deleted = objects.map((object) => {
    const { marker, removed } = deleteAndAnnounce(context, bucket, object);
    const markerId = marker?.versionId ?? (removed && !removed.content ? removed.versionId : undefined);
    return {
      Key: object.key,
      VersionId: object.versionId,
      DeleteMarker: markerId === undefined ? undefined : true,
      DeleteMarkerVersionId: markerId,
    };
  });
  const isQuiet = textOf(document, 'Quiet') === 'true';
  return xmlResponse('DeleteResult', { Deleted: isQuiet ? undefined : deleted });
}

function deleteAndAnnounce(
  { announce }: OperationContext,
  bucket: Bucket,
  { key, versionId }: { readonly key: string; readonly versionId: string | undefined },
): Deletion {
  const deletion = bucket.delete(key, versionId);
  if (deletion.marker)
    announce({ name: 'ObjectRemoved:DeleteMarkerCreated', bucket, version: deletion.marker });
  if (deletion.removed) announce({ name: 'ObjectRemoved:Delete', bucket, version: deletion.removed });
  return deletion;
}
