/** The names of all environment variables, once, for the stack that sets them and the code that reads them. */
export const ENVIRONMENT = {
  uploadBucket: 'UPLOAD_BUCKET',
  feedBucket: 'FEED_BUCKET',
  receiptBucket: 'RECEIPT_BUCKET',
  /** Where the pages of the site go. */
  siteBucket: 'SITE_BUCKET',
  table: 'TABLE',
  uploadQueueUrl: 'UPLOAD_QUEUE_URL',
  publishQueueUrl: 'PUBLISH_QUEUE_URL',
  /** SPDX id or URL of the licence of the published data; the publisher's legal decision, no default. */
  licence: 'LICENCE',
} as const;

/** Reads one variable; an absent one is a fault of the deployment. */
export function readEnvironment(name: keyof typeof ENVIRONMENT): string {
  const value = process.env[ENVIRONMENT[name]];
  if (value === undefined || value === '')
    throw new Error(`environment variable ${ENVIRONMENT[name]} is not set`);
  return value;
}
