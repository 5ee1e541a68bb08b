/**
 * The actions that the local services hold a caller to. A policy that names another one of these services stops the
 * boot: it would promise something that nobody here looks at.
 */
export const ENFORCED_ACTIONS: readonly string[] = [
  ...`AbortMultipartUpload DeleteObject DeleteObjectTagging DeleteObjectVersion GetBucketCORS GetBucketLocation
  GetBucketNotification GetBucketVersioning GetLifecycleConfiguration GetObject GetObjectTagging GetObjectVersion
  GetObjectVersionTagging ListBucket ListBucketMultipartUploads ListBucketVersions ListMultipartUploadParts PutBucketCORS
  PutBucketNotification PutBucketVersioning PutLifecycleConfiguration PutObject PutObjectTagging`
    .split(/\s+/)
    .map((name) => `s3:${name}`),
  ...`BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem DescribeTable GetItem PutItem Query Scan UpdateItem`
    .split(/\s+/)
    .map((name) => `dynamodb:${name}`),
  ...`ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl PurgeQueue ReceiveMessage SendMessage`
    .split(/\s+/)
    .map((name) => `sqs:${name}`),
  'kms:GetPublicKey',
  'kms:Sign',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
];

/** Services that have no local stand-in: a call of one fails by itself, so a permission for it is only read. */
export const ABSENT_SERVICES: ReadonlySet<string> = new Set(['cloudfront', 'sns']);
