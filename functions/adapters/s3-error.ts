import { S3ServiceException } from '@aws-sdk/client-s3';

/** Whether S3 answered with one of these HTTP statuses; its error names differ between GET and HEAD. */
export function isS3Status(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof S3ServiceException && statuses.includes(error.$metadata.httpStatusCode ?? 0);
}
