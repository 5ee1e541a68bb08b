import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSRecord } from 'aws-lambda';
import { receiptIdOf } from '../flows/receipt-id.ts';
import { receiveUpload, type IntakePorts } from '../flows/receive-upload.ts';
import { parseUploadEvent } from './parse-upload-event.ts';

/**
 * The work on one message of the upload queue. Names the upload in the log before anything else, and in every line
 * after: a file that kills its worker leaves no other trace of which one it was.
 */
export async function intakeWork(
  { body }: Pick<SQSRecord, 'body'>,
  ports: IntakePorts,
  logger: Pick<Logger, 'appendKeys' | 'info'>,
): Promise<void> {
  for (const upload of parseUploadEvent(body)) {
    logger.appendKeys({ receiptId: receiptIdOf(upload), upload: { ...upload } });
    logger.info('an upload is worked on');
    await receiveUpload(upload, ports);
  }
}
