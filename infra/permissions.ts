import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { SigningKey } from './signing-key.ts';
import type { PrivateBucket } from './private-bucket.ts';
import {
  DECISION_PREFIX,
  UPLOAD_PREFIX,
  LINK_PREFIX,
  REMOVED_PREFIX,
  UPLOAD_PREFIXES,
} from './upload-bucket.ts';

/** What the functions work with. */
export interface Holdings {
  readonly uploads: PrivateBucket;
  readonly receipts: PrivateBucket;
  readonly feeds: PrivateBucket;
  readonly site: PrivateBucket;
  readonly table: Table;
  readonly uploadQueue: Queue;
  readonly publishQueue: Queue;
  readonly signingKey: SigningKey;
}

/** Uploads, decisions and what stands in place of removed ones. */
const READ_PREFIXES = [...UPLOAD_PREFIXES, REMOVED_PREFIX];

const READ_TABLE = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE_RECORDS = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'];
const CONSUME = [
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:GetQueueAttributes',
];

/** Reads uploads, keeps plans, receipts and records, sends to both queues. */
export function intakePermissions(held: Holdings): PolicyStatement[] {
  const { uploads, receipts, table } = held;
  return [
    allow(
      ['s3:GetObject', 's3:GetObjectVersion'],
      READ_PREFIXES.map((prefix) => uploads.arnForObjects(`${prefix}*`)),
    ),
    listVersions(uploads, UPLOAD_PREFIXES),
    listForMissingKeys(uploads),
    allow(['s3:PutObject'], [receipts.arnForObjects('receipts/*')]),
    allow(['s3:GetObject', 's3:PutObject'], [receipts.arnForObjects('plans/*')]),
    allow([...READ_TABLE, ...WRITE_RECORDS], [table.tableArn]),
    allow(['sqs:SendMessage'], [held.publishQueue.queueArn]),
    allow(['sqs:SendMessage', ...CONSUME], [held.uploadQueue.queueArn]),
  ];
}

/** Reads the state, marks it published, writes feeds, puts units off; never deletes. */
export function publishPermissions(held: Holdings): PolicyStatement[] {
  return [
    allow([...READ_TABLE, 'dynamodb:UpdateItem'], [held.table.tableArn]),
    allow(['s3:GetObject', 's3:PutObject'], [held.feeds.arnForObjects('feeds/*')]),
    listForMissingKeys(held.feeds),
    allow(['sqs:SendMessage', ...CONSUME], [held.publishQueue.queueArn]),
  ];
}

/** Reads the feeds, adds releases to them and to their log, signs them; never deletes. */
export function releasePermissions(held: Holdings): PolicyStatement[] {
  return [
    allow(['s3:GetObject', 's3:PutObject'], [held.feeds.arnForObjects('feeds/*')]),
    listForMissingKeys(held.feeds),
    allow(['s3:GetObject', 's3:PutObject'], [held.receipts.arnForObjects('releases/*')]),
    listForMissingKeys(held.receipts),
    allow(['kms:GetPublicKey', 'kms:Sign'], [held.signingKey.keyArn]),
  ];
}

/** Walks the names of uploads and the counters, writes `failed` receipts, sends to both queues. */
export function sweepPermissions(held: Holdings): PolicyStatement[] {
  return [
    listVersions(held.uploads, READ_PREFIXES),
    // What stands in for a removed upload names it inside.
    allow(['s3:GetObject'], [held.uploads.arnForObjects(`${REMOVED_PREFIX}*`)]),
    allow(['s3:PutObject'], [held.receipts.arnForObjects('receipts/*')]),
    allow([...READ_TABLE, 'dynamodb:UpdateItem'], [held.table.tableArn]),
    allow(['sqs:SendMessage'], [held.uploadQueue.queueArn, held.publishQueue.queueArn]),
    allow(['sqs:GetQueueAttributes'], [held.uploadQueue.queueArn]),
  ];
}

/** Reads; nothing else. */
export function queryPermissions(held: Holdings): PolicyStatement[] {
  return [
    allow(READ_TABLE, [held.table.tableArn]),
    allow(['s3:GetObject'], [held.receipts.arnForObjects('receipts/*')]),
    allow(['s3:GetObject'], [held.feeds.arnForObjects('feeds/*')]),
    listForMissingKeys(held.feeds),
  ];
}

/** Lets others put what it has signed; looks up who stands below whom, and submission links. */
export function doorPermissions(held: Holdings): PolicyStatement[] {
  return [
    allow(['s3:PutObject'], [held.uploads.arnForObjects(`${UPLOAD_PREFIX}*`)]),
    allow(['s3:GetObject'], [held.uploads.arnForObjects(`${LINK_PREFIX}*`)]),
    allow(['dynamodb:BatchGetItem'], [held.table.tableArn]),
  ];
}

/** Writes decisions, and no file of a sender; looks up who stands below whom, links that are taken back, what waits. */
export function decidePermissions(held: Holdings): PolicyStatement[] {
  return [
    allow(['s3:PutObject'], [held.uploads.arnForObjects(`${DECISION_PREFIX}*`)]),
    allow(['s3:GetObject'], [held.uploads.arnForObjects(`${LINK_PREFIX}*`)]),
    allow(['dynamodb:BatchGetItem', 'dynamodb:Query'], [held.table.tableArn]),
  ];
}

/** Writes the pages; reads and deletes none. */
export function sitePermissions({ site }: Holdings): PolicyStatement[] {
  return [allow(['s3:PutObject'], [site.arnForObjects('*')])];
}

function listVersions(uploads: PrivateBucket, prefixes: readonly string[]): PolicyStatement {
  const statement = allow(['s3:ListBucketVersions'], [uploads.bucketArn]);
  statement.addCondition('StringLike', { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) });
  return statement;
}

/**
 * Without it S3 answers 403 and not 404 for an object that is not there. No condition on the prefix: a GET has
 * none, and the answer would be 403 again.
 */
function listForMissingKeys(bucket: PrivateBucket): PolicyStatement {
  return allow(['s3:ListBucket'], [bucket.bucketArn]);
}

function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources] });
}
