import { decodeUri } from '../s3/uri-encoding.ts';
import type { S3Request } from '../s3/s3-request.ts';
import type { AccessRequest } from './access-request.ts';

type ByMethod = Readonly<Record<string, string>>;

/** The parameter that chooses an operation → method → action, the first one present; '' is the method alone. */
const BUCKET_ACTIONS: Readonly<Record<string, ByMethod>> = {
  delete: { POST: 's3:DeleteObject' },
  versions: { GET: 's3:ListBucketVersions' },
  uploads: { GET: 's3:ListBucketMultipartUploads' },
  versioning: { GET: 's3:GetBucketVersioning', PUT: 's3:PutBucketVersioning' },
  cors: { GET: 's3:GetBucketCORS', PUT: 's3:PutBucketCORS', DELETE: 's3:PutBucketCORS' },
  lifecycle: { GET: 's3:GetLifecycleConfiguration', PUT: 's3:PutLifecycleConfiguration' },
  notification: { GET: 's3:GetBucketNotification', PUT: 's3:PutBucketNotification' },
  location: { GET: 's3:GetBucketLocation' },
  '': { GET: 's3:ListBucket', HEAD: 's3:ListBucket', PUT: 's3:CreateBucket', DELETE: 's3:DeleteBucket' },
};

const OBJECT_ACTIONS: Readonly<Record<string, ByMethod>> = {
  uploads: { POST: 's3:PutObject' },
  uploadId: {
    GET: 's3:ListMultipartUploadParts',
    PUT: 's3:PutObject',
    POST: 's3:PutObject',
    DELETE: 's3:AbortMultipartUpload',
  },
  tagging: {
    GET: 's3:GetObjectTagging',
    PUT: 's3:PutObjectTagging',
    DELETE: 's3:DeleteObjectTagging',
  },
  '': { GET: 's3:GetObject', HEAD: 's3:GetObject', PUT: 's3:PutObject', DELETE: 's3:DeleteObject' },
};

/** Actions that have another name where a version is named. */
const OF_VERSIONS: Readonly<Record<string, string>> = {
  's3:GetObject': 's3:GetObjectVersion',
  's3:GetObjectTagging': 's3:GetObjectVersionTagging',
  's3:DeleteObject': 's3:DeleteObjectVersion',
};

const CONTEXT_PARAMETERS = ['prefix', 'delimiter', 'max-keys'];

/** Everything that one request to S3 has to be allowed. */
export function s3Access(request: S3Request): readonly AccessRequest[] {
  const { bucket, key } = request;
  if (bucket === '') return [{ action: 's3:ListAllMyBuckets', resource: '*' }];
  const resource = key === '' ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${key}`;
  const action = actionOf(request);
  const own = { action, resource: action === 's3:DeleteObject' && key === '' ? `${resource}/*` : resource };
  return [{ ...own, context: contextOf(request) }, ...alsoTagging(request, resource), ...sourceOf(request)];
}

/** Without it, S3 does not tell who asks for a missing object that it is missing. */
export function listingAccess(bucket: string): AccessRequest {
  return { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` };
}

function actionOf({ method, key, query }: S3Request): string {
  const names = new Set(query.map(([name]) => name));
  const table = key === '' ? BUCKET_ACTIONS : OBJECT_ACTIONS;
  const choice = Object.keys(table).find((name) => name === '' || names.has(name)) ?? '';
  const action = table[choice]?.[method] ?? `s3:${method}`;
  return names.has('versionId') ? (OF_VERSIONS[action] ?? action) : action;
}

function contextOf({ query, headers }: S3Request): Readonly<Record<string, readonly string[]>> {
  const told = query
    .filter(([name]) => CONTEXT_PARAMETERS.includes(name))
    .map(([name, value]) => [`s3:${name}`, [value]] as const);
  const condition = headers.get('if-none-match');
  return { ...Object.fromEntries(told), ...(condition && { 's3:if-none-match': [condition] }) };
}

function alsoTagging({ headers }: S3Request, resource: string): readonly AccessRequest[] {
  return headers.has('x-amz-tagging') ? [{ action: 's3:PutObjectTagging', resource }] : [];
}

function sourceOf({ headers }: S3Request): readonly AccessRequest[] {
  const source = headers.get('x-amz-copy-source');
  if (source === undefined) return [];
  const [path = '', query = ''] = source.replace(/^\//, '').split('?');
  const action = query.startsWith('versionId=') ? 's3:GetObjectVersion' : 's3:GetObject';
  return [{ action, resource: `arn:aws:s3:::${decodeUri(path)}` }];
}
