import { randomUUID } from 'node:crypto';
import type { NotificationTarget } from './bucket-settings.ts';
import type { BucketEvent } from './operation.ts';
import { encodeListedKey } from './uri-encoding.ts';

/** Whether a target wants to hear of an event. */
export function wantsEvent(target: NotificationTarget, { name, version }: BucketEvent): boolean {
  const isNamed = target.events.some((event) => matchesEvent(event.replace(/^s3:/, ''), name));
  return isNamed && version.key.startsWith(target.prefix) && version.key.endsWith(target.suffix);
}

/**
 * The message that S3 sends of an event.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function eventNotification(
  target: NotificationTarget,
  { name, bucket, version }: BucketEvent,
  region: string,
): string {
  const { key, versionId, sequence, content } = version;
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: new Date().toISOString(),
    eventName: name,
    userIdentity: { principalId: 'AWS:LOCAL' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': randomUUID(), 'x-amz-id-2': randomUUID() },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: target.id,
      bucket: {
        name: bucket.name,
        ownerIdentity: { principalId: 'LOCAL' },
        arn: `arn:aws:s3:::${bucket.name}`,
      },
      object: {
        key: encodeListedKey(key),
        ...(content && { size: content.bytes, eTag: content.etag }),
        ...(versionId !== 'null' && { versionId }),
        sequencer: sequence.toString(16).toUpperCase().padStart(18, '0'),
      },
    },
  };
  return JSON.stringify({ Records: [record] });
}

/** The message by which S3 tries out a new target; it has no records. */
export function testNotification(bucket: string): string {
  const id = randomUUID();
  const event = {
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date().toISOString(),
    Bucket: bucket,
  };
  return JSON.stringify({ ...event, RequestId: id, HostId: id });
}

function matchesEvent(pattern: string, name: string): boolean {
  return pattern.endsWith(':*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
