import type { Operation } from './operation.ts';
import * as configuration from './operations/bucket-configuration.ts';
import { createBucket, deleteBucket, headBucket, listBuckets } from './operations/buckets.ts';
import { copyObject } from './operations/copy-object.ts';
import { deleteObject, deleteObjects } from './operations/delete-object.ts';
import { getObject } from './operations/get-object.ts';
import { listObjects, listObjectVersions } from './operations/list-objects.ts';
import * as multipart from './operations/multipart.ts';
import { putObject } from './operations/put-object.ts';
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './operations/tagging.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

type Methods = Readonly<Record<string, Operation>>;

/** Parameters that choose another operation than the method alone: the first one present counts. */
const BUCKET_OPERATIONS: Readonly<Record<string, Methods>> = {
  delete: { POST: deleteObjects },
  versions: { GET: listObjectVersions },
  uploads: { GET: multipart.listMultipartUploads },
  versioning: { GET: configuration.getBucketVersioning, PUT: configuration.putBucketVersioning },
  cors: {
    GET: configuration.getBucketCors,
    PUT: configuration.putBucketCors,
    DELETE: configuration.deleteBucketCors,
  },
  lifecycle: { GET: configuration.getBucketLifecycle, PUT: configuration.putBucketLifecycle },
  notification: { GET: configuration.getBucketNotification, PUT: configuration.putBucketNotification },
  location: { GET: configuration.getBucketLocation },
  '': { GET: listObjects, HEAD: headBucket, PUT: createBucket, DELETE: deleteBucket },
};

const OBJECT_OPERATIONS: Readonly<Record<string, Methods>> = {
  uploads: { POST: multipart.createMultipartUpload },
  uploadId: {
    GET: multipart.listParts,
    PUT: multipart.uploadPart,
    POST: multipart.completeMultipartUpload,
    DELETE: multipart.abortMultipartUpload,
  },
  tagging: { GET: getObjectTagging, PUT: putObjectTagging, DELETE: deleteObjectTagging },
  '': { GET: getObject, HEAD: getObject, PUT: putObject, DELETE: deleteObject },
};

/** Parameters of S3 that would choose an operation which is not here: better refused than misunderstood. */
const NOT_HERE = new Set(
  `accelerate acl analytics attributes encryption intelligent-tiering inventory legal-hold logging metrics object-lock
  ownershipControls policy policyStatus publicAccessBlock replication requestPayment restore retention select torrent
  website`.split(/\s+/),
);

/** Which operation a request means; throws `NotImplemented` or `MethodNotAllowed` for one that is not here. */
export function findOperation(request: S3Request): Operation {
  if (request.bucket === '') return request.method === 'GET' ? listBuckets : refuse('MethodNotAllowed');
  const names = new Set(request.query.map(([name]) => name));
  const missing = [...names].find((name) => NOT_HERE.has(name));
  if (missing !== undefined)
    return refuse('NotImplemented', `?${missing} is not implemented by this local server.`);
  const table = request.key === '' ? BUCKET_OPERATIONS : OBJECT_OPERATIONS;
  const choice = Object.keys(table).find((name) => name === '' || names.has(name)) ?? '';
  const operation = table[choice]?.[request.method] ?? refuse('MethodNotAllowed');
  return request.headers.has('x-amz-copy-source') ? copyingOf(operation) : operation;
}

function copyingOf(operation: Operation): Operation {
  if (operation === putObject) return copyObject;
  return operation === multipart.uploadPart ? multipart.uploadPartCopy : operation;
}

function refuse(code: 'MethodNotAllowed' | 'NotImplemented', message?: string): never {
  throw new S3Error(code, message);
}
