import type { SQSEvent, SQSRecord } from 'aws-lambda';

/** The body of S3's event for a new object; tests name what they are about. */
export function createdEvent({
  key = 'incoming/a/b.csv',
  versionId = 'v1',
  eventVersion = '2.1',
  eventName = 'ObjectCreated:Put',
} = {}): string {
  const object = {
    key,
    size: 9_000,
    eTag: 'd41d8cd98f00b204e9800998ecf8427e',
    versionId,
    sequencer: '0055AED6DCD90281E5',
  };
  const bucket = { name: 'uploads', ownerIdentity: { principalId: 'A3' }, arn: 'arn:aws:s3:::uploads' };
  const s3 = { s3SchemaVersion: '1.0', configurationId: 'uploads', bucket, object };
  const record = {
    eventVersion,
    eventSource: 'aws:s3',
    awsRegion: 'eu-west-2',
    eventTime: '2022-01-20T08:00:00.000Z',
    eventName,
    s3,
  };
  return JSON.stringify({ Records: [record] });
}

/** One message of a queue. */
export function message(body: string, { id = 'm1', receives = 1 } = {}): SQSRecord {
  return {
    messageId: id,
    receiptHandle: `handle of ${id}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '1642665600000',
      SenderId: 'AIDA',
      ApproximateFirstReceiveTimestamp: '1642665600001',
    },
    messageAttributes: {},
    md5OfBody: 'd41d8cd98f00b204e9800998ecf8427e',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-2:123456789012:uploads',
    awsRegion: 'eu-west-2',
  };
}

/** A batch of a queue. */
export function batch(...Records: readonly SQSRecord[]): SQSEvent {
  return { Records: [...Records] };
}
