import type { SQSRecord } from 'aws-lambda';
import { receiveUpload, type IntakePorts } from '../flows/receive-upload.ts';
import { parseUploadEvent } from './parse-upload-event.ts';

/** The work on one message of the upload queue. */
export async function intakeWork({ body }: Pick<SQSRecord, 'body'>, ports: IntakePorts): Promise<void> {
  for (const upload of parseUploadEvent(body)) await receiveUpload(upload, ports);
}
