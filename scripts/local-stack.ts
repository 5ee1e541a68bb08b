import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT } from '../functions/environment.ts';
import type { PublishedEndpoints } from '../local/stack/data-directory.ts';

/** Sets the environment to that of a running local stack, under its operator's key; throws when none runs there. */
export function useLocalStack(dataDir: string): PublishedEndpoints {
  const endpoints = readEndpoints(dataDir);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_KMS: endpoints.kms,
    AWS_REGION: endpoints.region,
    AWS_ACCESS_KEY_ID: endpoints.accessKeyId,
    AWS_SECRET_ACCESS_KEY: endpoints.secretAccessKey,
    [ENVIRONMENT.uploadBucket]: endpoints.uploadBucket,
    [ENVIRONMENT.feedBucket]: endpoints.feedBucket,
    [ENVIRONMENT.receiptBucket]: endpoints.receiptBucket,
    [ENVIRONMENT.table]: endpoints.table,
    [ENVIRONMENT.licence]: endpoints.licence,
    [ENVIRONMENT.reviewSince]: endpoints.reviewSince,
    [ENVIRONMENT.publisherName]: endpoints.publisher,
    [ENVIRONMENT.publisherContact]: '',
    [ENVIRONMENT.publicUrl]: endpoints.http,
    [ENVIRONMENT.publicHost]: new URL(endpoints.http).host,
    [ENVIRONMENT.signingKey]: endpoints.signingKey,
  });
  return endpoints;
}

function readEndpoints(dataDir: string): PublishedEndpoints {
  const path = join(dataDir, 'endpoints.json');
  try {
    // Written by the stack just before it said that it is ready.
    return JSON.parse(readFileSync(path, 'utf8')) as PublishedEndpoints;
  } catch (cause) {
    throw new Error(`no local stack runs on ${dataDir}: begin with npm start`, { cause });
  }
}
