import { readable } from '../bucket.ts';
import { bucketOf, keyOf, type OperationContext } from '../operation.ts';
import { childOf, childrenOf, parseXml, textOf } from '../parse-xml.ts';
import { receiveText } from '../receive-body.ts';
import { S3Error } from '../s3-error.ts';
import { queryValue } from '../s3-request.ts';
import { emptyResponse, type S3Response, xmlResponse } from '../s3-response.ts';
import type { ObjectVersion } from '../stored-version.ts';

const MAX_TAGS = 10;

/** GetObjectTagging. */
export function getObjectTagging(context: OperationContext): S3Response {
  const { content } = taggedVersion(context);
  const tags = Object.entries(content.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
  return xmlResponse('Tagging', { TagSet: { Tag: tags } });
}

/** PutObjectTagging: replaces all tags of a version. */
export async function putObjectTagging(context: OperationContext): Promise<S3Response> {
  const document = parseXml(await receiveText(context.request, context.authentication));
  const tagSet = childOf(document, 'TagSet');
  if (!tagSet) throw new S3Error('MalformedXML');
  const tags = childrenOf(tagSet, 'Tag').map(
    (tag) => [textOf(tag, 'Key') ?? '', textOf(tag, 'Value') ?? ''] as const,
  );
  if (tags.length > MAX_TAGS) throw new S3Error('InvalidArgument', 'Object tags cannot be greater than 10');
  const version = taggedVersion(context);
  bucketOf(context).changeContent(version, { ...version.content, tags: Object.fromEntries(tags) });
  return emptyResponse(200);
}

/** DeleteObjectTagging. */
export function deleteObjectTagging(context: OperationContext): S3Response {
  const version = taggedVersion(context);
  bucketOf(context).changeContent(version, { ...version.content, tags: {} });
  return emptyResponse(204);
}

function taggedVersion(context: OperationContext): ObjectVersion {
  const versionId = queryValue(context.request, 'versionId');
  return readable(bucketOf(context).index.find(keyOf(context), versionId), versionId);
}
