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
  /** Who publishes, as descriptions name them. */
  publisherName: 'PUBLISHER_NAME',
  /** Where readers turn to; empty: not said. */
  publisherContact: 'PUBLISHER_CONTACT',
  /** The public address with its scheme; empty: that of the distribution. */
  publicUrl: 'PUBLIC_URL',
  /** The distribution's own host. */
  publicHost: 'PUBLIC_HOST',
  /** The key by which releases are signed. */
  signingKey: 'SIGNING_KEY',
  /** Name of the stack, by which numbers of several are told apart. */
  stack: 'STACK',
  /** Where forms are sent: the upload bucket's own host. */
  uploadAddress: 'UPLOAD_ADDRESS',
  /** Whose tokens count; empty where nobody's do, and then nothing can be written over HTTP. */
  issuer: 'ISSUER',
  /** From which moment on filings wait for a reviewer; empty where none does. */
  reviewSince: 'REVIEW_SINCE',
  /** Names of the claims in which its tokens say roles and organisation, and its words for our roles. */
  roleClaim: 'ROLE_CLAIM',
  organisationClaim: 'ORGANISATION_CLAIM',
  roleWords: 'ROLE_WORDS',
} as const;

/** Reads a variable that may be empty. */
export function readSetting(name: keyof typeof ENVIRONMENT): string | undefined {
  const value = process.env[ENVIRONMENT[name]];
  return value === '' ? undefined : value;
}

/** Reads one variable; an absent one is a fault of the deployment. */
export function readEnvironment(name: keyof typeof ENVIRONMENT): string {
  const value = process.env[ENVIRONMENT[name]];
  if (value === undefined || value === '')
    throw new Error(`environment variable ${ENVIRONMENT[name]} is not set`);
  return value;
}
