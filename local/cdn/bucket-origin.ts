import { request as httpRequest } from 'node:http';
import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { BucketAccess } from './bucket-access.ts';
import { type CdnAnswer, ownAnswer } from './cdn-answer.ts';
import type { Origin } from './distribution.ts';
import type { ViewerRequest } from './viewer-request.ts';

const FORWARDED = /^(range|if-(match|none-match|modified-since|unmodified-since|range))$/;
const CONNECTION = /^(connection|date|keep-alive|transfer-encoding|x-amz-request-id|x-amz-id-2)$/;

/** The objects of a bucket as an origin; read by signed requests, as with origin access control. */
export function bucketOrigin(s3: S3Client, bucket: string, access: BucketAccess): Origin {
  return async (request) => {
    const key = keyOf(request.path);
    if (key === undefined) return ownAnswer(400, 'Bad Request');
    if (request.method !== 'GET' && request.method !== 'HEAD') return ownAnswer(405, 'Method Not Allowed');
    if (!access.canRead(`arn:aws:s3:::${bucket}/${key}`)) return ownAnswer(403, 'Access Denied');
    const answer = await send(request, await signedUrl(s3, { bucket, key, method: request.method }));
    if (answer.status !== 404 || access.canList) return answer;
    if (!Buffer.isBuffer(answer.body)) answer.body.resume();
    return ownAnswer(403, 'Access Denied');
  };
}

/** A path without a name of its own asks for nothing that a bucket could hold. */
function keyOf(path: string): string | undefined {
  try {
    return decodeURIComponent(path).slice(1) || undefined;
  } catch {
    return undefined;
  }
}

async function signedUrl(
  s3: S3Client,
  { bucket, key, method }: { readonly bucket: string; readonly key: string; readonly method: 'GET' | 'HEAD' },
): Promise<string> {
  const command = { Bucket: bucket, Key: key };
  if (method === 'HEAD') return getSignedUrl(s3, new HeadObjectCommand(command));
  return getSignedUrl(s3, new GetObjectCommand(command));
}

async function send(request: ViewerRequest, url: string): Promise<CdnAnswer> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => FORWARDED.test(name)),
  );
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method: request.method, headers }, (answer) => {
      const received = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value) => [name, value] as const),
      );
      resolve({
        status: answer.statusCode ?? 502,
        headers: received.filter(([name]) => !CONNECTION.test(name)),
        body: answer,
      });
    });
    sent.on('error', reject).end();
  });
}
