import type { CorsRule, NotificationTarget } from '../bucket-settings.ts';
import { bucketOf, type OperationContext } from '../operation.ts';
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from '../parse-xml.ts';
import { receiveText } from '../receive-body.ts';
import { S3Error } from '../s3-error.ts';
import { emptyResponse, type S3Response, xmlResponse } from '../s3-response.ts';

/** PutBucketVersioning. */
export async function putBucketVersioning(context: OperationContext): Promise<S3Response> {
  const status = textOf(await documentOf(context), 'Status');
  if (status !== 'Enabled' && status !== 'Suspended') throw new S3Error('MalformedXML');
  bucketOf(context).changeSettings({ versioning: status });
  return emptyResponse(200);
}

/** GetBucketVersioning. */
export function getBucketVersioning(context: OperationContext): S3Response {
  return xmlResponse('VersioningConfiguration', { Status: bucketOf(context).settings.versioning });
}

/** PutBucketCors. */
export async function putBucketCors(context: OperationContext): Promise<S3Response> {
  const rules = childrenOf(await documentOf(context), 'CORSRule').map(readCorsRule);
  bucketOf(context).changeSettings({ cors: rules });
  return emptyResponse(200);
}

/** GetBucketCors. */
export function getBucketCors(context: OperationContext): S3Response {
  const { cors } = bucketOf(context).settings;
  if (cors.length === 0) throw new S3Error('NoSuchCORSConfiguration');
  return xmlResponse('CORSConfiguration', {
    CORSRule: cors.map((rule) => ({
      AllowedOrigin: rule.allowedOrigins,
      AllowedMethod: rule.allowedMethods,
      AllowedHeader: rule.allowedHeaders,
      ExposeHeader: rule.exposeHeaders,
      MaxAgeSeconds: rule.maxAgeSeconds,
    })),
  });
}

/** DeleteBucketCors. */
export function deleteBucketCors(context: OperationContext): S3Response {
  bucketOf(context).changeSettings({ cors: [] });
  return emptyResponse(204);
}

/** PutBucketLifecycleConfiguration: kept as it is; nothing ever expires here. */
export async function putBucketLifecycle(context: OperationContext): Promise<S3Response> {
  const lifecycle = await receiveText(context.request, context.authentication);
  if (childrenOf(parseXml(lifecycle), 'Rule').length === 0) throw new S3Error('MalformedXML');
  bucketOf(context).changeSettings({ lifecycle });
  return emptyResponse(200);
}

/** GetBucketLifecycleConfiguration. */
export function getBucketLifecycle(context: OperationContext): S3Response {
  const { lifecycle } = bucketOf(context).settings;
  if (lifecycle === undefined) throw new S3Error('NoSuchLifecycleConfiguration');
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: lifecycle };
}

/** PutBucketNotificationConfiguration, to queues; each new target gets S3's test event. */
export async function putBucketNotification(context: OperationContext): Promise<S3Response> {
  const document = await documentOf(context);
  const others = document.children.find(({ name }) => name !== 'QueueConfiguration');
  if (others) throw new S3Error('NotImplemented', `${others.name}: notifications go to queues only here.`);
  const targets = childrenOf(document, 'QueueConfiguration').map(readTarget);
  const bucket = bucketOf(context);
  bucket.changeSettings({ notifications: targets });
  for (const target of targets) context.announceTest(bucket, target);
  return emptyResponse(200);
}

/** GetBucketNotificationConfiguration. */
export function getBucketNotification(context: OperationContext): S3Response {
  const { notifications } = bucketOf(context).settings;
  return xmlResponse('NotificationConfiguration', {
    QueueConfiguration: notifications.map(({ id, queueArn, events, prefix, suffix }) => ({
      Id: id,
      Queue: queueArn,
      Event: events,
      Filter: {
        S3Key: {
          FilterRule: [
            { Name: 'prefix', Value: prefix },
            { Name: 'suffix', Value: suffix },
          ],
        },
      },
    })),
  });
}

/** GetBucketLocation: us-east-1, which S3 spells as an empty text. */
export function getBucketLocation(context: OperationContext): S3Response {
  bucketOf(context);
  return xmlResponse('LocationConstraint', '');
}

async function documentOf(context: OperationContext): Promise<XmlElement> {
  return parseXml(await receiveText(context.request, context.authentication));
}

function readCorsRule(rule: XmlElement): CorsRule {
  const texts = (name: string) => childrenOf(rule, name).map(({ text }) => text);
  const maxAge = textOf(rule, 'MaxAgeSeconds');
  return {
    allowedOrigins: texts('AllowedOrigin'),
    allowedMethods: texts('AllowedMethod'),
    allowedHeaders: texts('AllowedHeader').map((header) => header.toLowerCase()),
    exposeHeaders: texts('ExposeHeader'),
    ...(maxAge !== undefined && { maxAgeSeconds: Number(maxAge) }),
  };
}

function readTarget(element: XmlElement, position: number): NotificationTarget {
  const key = childOf(element, 'Filter') ?? element;
  const rules = childrenOf(childOf(key, 'S3Key') ?? key, 'FilterRule');
  const valueOf = (name: string) =>
    textOf(rules.find((rule) => textOf(rule, 'Name')?.toLowerCase() === name) ?? key, 'Value');
  return {
    id: textOf(element, 'Id') ?? `queue-${position + 1}`,
    queueArn: textOf(element, 'Queue') ?? '',
    events: childrenOf(element, 'Event').map(({ text }) => text),
    prefix: valueOf('prefix') ?? '',
    suffix: valueOf('suffix') ?? '',
  };
}
