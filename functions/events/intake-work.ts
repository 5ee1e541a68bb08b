import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSRecord } from 'aws-lambda';
import type { Receipt } from '../../core/findings/receipt.ts';
import { receiptIdOf } from '../flows/receipt-id.ts';
import { receiveUpload, type IntakePorts } from '../flows/receive-upload.ts';
import type { Measure } from '../metrics/measure.ts';
import { measureReceipt, receiptFacts } from '../metrics/measure-receipt.ts';
import { parseUploadEvent } from './parse-upload-event.ts';

/** Where the work is told of. */
export interface Watch {
  readonly logger: Pick<Logger, 'appendKeys' | 'info'>;
  readonly measure: Measure;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * The work on one message of the upload queue. Names the upload in the log before anything else, and in every line
 * after: a file that kills its worker leaves no other trace of which one it was.
 */
export async function intakeWork(
  { body }: Pick<SQSRecord, 'body'>,
  ports: IntakePorts,
  { logger, measure, now }: Watch,
): Promise<void> {
  for (const upload of parseUploadEvent(body)) {
    logger.appendKeys({ receiptId: receiptIdOf(upload), upload: { ...upload } });
    logger.info('an upload is worked on');
    const receipt = await receiveUpload(upload, ports);
    if (receipt !== undefined) tell(receipt, { logger, measure, now });
  }
}

function tell(receipt: Receipt, { logger, measure, now }: Watch): void {
  logger.info('a receipt is final', receiptFacts(receipt));
  const received = Date.parse(receipt.upload.receivedAt);
  // Of a version that is gone nobody knows when it came.
  const age = Number.isNaN(received) ? 0 : Math.max(0, (now() - received) / 1000);
  for (const measured of measureReceipt(receipt, age)) measure(measured);
}
