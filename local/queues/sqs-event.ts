import type { Message } from '@aws-sdk/client-sqs';

/** What a function gets of a batch of messages. */
export interface SqsEvent {
  readonly Records: readonly SqsRecord[];
}

/** One message, as Lambda shows it. */
export interface SqsRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, unknown>>;
  readonly md5OfBody: string;
  readonly eventSource: 'aws:sqs';
  readonly eventSourceARN: string;
  readonly awsRegion: string;
}

/** The event that Lambda makes of received messages. */
export function sqsEvent(messages: readonly Message[], queueArn: string): SqsEvent {
  const [, , , region = ''] = queueArn.split(':');
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId ?? '',
      receiptHandle: message.ReceiptHandle ?? '',
      body: message.Body ?? '',
      attributes: message.Attributes ?? {},
      messageAttributes: messageAttributes(message),
      md5OfBody: message.MD5OfBody ?? '',
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  };
}

function messageAttributes({ MessageAttributes = {} }: Message): Readonly<Record<string, unknown>> {
  const attributes = Object.entries(MessageAttributes).map(
    ([name, { DataType, StringValue, BinaryValue }]) => {
      const value = BinaryValue
        ? { binaryValue: Buffer.from(BinaryValue).toString('base64') }
        : { stringValue: StringValue };
      return [name, { ...value, stringListValues: [], binaryListValues: [], dataType: DataType }];
    },
  );
  return Object.fromEntries(attributes);
}
