import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { retryDelay } from './retry-delay.ts';

/** What a function does with the messages of a queue. */
export interface QueueWork {
  readonly logger: Logger;
  /** Sees the batch as a whole first; answers with the work on each message, which throws when that one failed. */
  begin(records: readonly SQSRecord[]): Promise<(record: SQSRecord) => Promise<void>>;
  /** Lets messages that are being worked on be seen again after so many seconds, should their worker never end. */
  hold(receiptHandles: readonly string[], seconds: number): Promise<void>;
  /** Lets a failed message be seen again after so many seconds. */
  retryAfter(receiptHandle: string, seconds: number): Promise<void>;
}

/**
 * A Lambda function behind a queue. Messages are worked on one after the other, so that one that kills the
 * process takes no neighbour with it; those that fail come again soon, and alone.
 */
export function consumeQueue(work: QueueWork) {
  const handle = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    await holdAll(event.Records, context, work);
    const each = await begin(event.Records, work);
    const processor = new BatchProcessor(EventType.SQS);
    return processPartialResponse(event, (record: SQSRecord) => attempt(record, each, work), processor, {
      context,
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
  };
  return middy(handle).use(injectLambdaContext(work.logger, { resetKeys: true }));
}

/** Beyond what is left of the invocation nobody works on its messages any more. */
const AFTER_THE_END_SECONDS = 5;

/** A worker that dies gives its messages back soon after its time is over, and not only when the queue's is. */
async function holdAll(records: readonly SQSRecord[], context: Context, work: QueueWork): Promise<void> {
  const seconds = Math.ceil(context.getRemainingTimeInMillis() / 1000) + AFTER_THE_END_SECONDS;
  try {
    await work.hold(
      records.map(({ receiptHandle }) => receiptHandle),
      seconds,
    );
  } catch (error) {
    work.logger.warn('messages are held for as long as the queue says', { error });
  }
}

/** A batch that cannot even be begun fails message by message: each is logged and comes again soon. */
async function begin(records: readonly SQSRecord[], work: QueueWork): ReturnType<QueueWork['begin']> {
  try {
    return await work.begin(records);
  } catch (error) {
    return () => Promise.reject(error);
  }
}

async function attempt(
  record: SQSRecord,
  each: (record: SQSRecord) => Promise<void>,
  work: QueueWork,
): Promise<void> {
  try {
    await each(record);
  } catch (error) {
    work.logger.error('a message failed', { messageId: record.messageId, body: record.body, error });
    await comeAgainSoon(record, work);
    throw error;
  }
}

/** Without it the message comes again all the same, when its visibility runs out. */
async function comeAgainSoon(record: SQSRecord, work: QueueWork): Promise<void> {
  const seconds = retryDelay(Number(record.attributes.ApproximateReceiveCount));
  try {
    await work.retryAfter(record.receiptHandle, seconds);
  } catch (error) {
    work.logger.warn('a failed message could not be called back soon', {
      messageId: record.messageId,
      error,
    });
  }
}
