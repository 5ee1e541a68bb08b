import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AccessRequest } from '../iam/access-request.ts';
import type { Authority } from '../iam/authority.ts';
import { listingAccess, s3Access } from '../iam/s3-access.ts';
import { listenNear, type Listening } from '../listen.ts';
import { authenticate, type Secrets } from './authenticate.ts';
import { BucketShelf } from './bucket-shelf.ts';
import { answerPreflight, corsHeaders } from './cors-headers.ts';
import { eventNotification, testNotification, wantsEvent } from './event-notification.ts';
import { findOperation } from './find-operation.ts';
import type { BucketEvent, OperationContext } from './operation.ts';
import { postObject } from './operations/post-object.ts';
import { S3Error } from './s3-error.ts';
import { readS3Request, type S3Request } from './s3-request.ts';
import type { S3Response } from './s3-response.ts';
import { writeErrorXml } from './xml.ts';

export interface S3ServerOptions {
  /** Where the buckets lie; nobody else may use it meanwhile. */
  readonly folder: string;
  readonly secrets: Secrets;
  /** Holds callers to their policies; without it every key may do everything. */
  readonly authority?: Authority;
  readonly region: string;
  /** Preferred; 0 or absent: any free port. */
  readonly port?: number;
  /** Sends a notification to the queue of that ARN. */
  readonly deliver?: (queueArn: string, body: string) => void;
}

/** An S3 endpoint on 127.0.0.1 that keeps its buckets in a folder and survives being killed at any moment. */
export async function startS3Server(options: S3ServerOptions): Promise<Listening> {
  const shelf = new BucketShelf(options.folder);
  const server = createServer((message, response) => {
    void serve(message, response, { ...options, shelf });
  });
  const listening = await listenNear(server, options.port);
  return {
    ...listening,
    close: async () => {
      await listening.close();
      shelf.close();
    },
  };
}

type Server = S3ServerOptions & { readonly shelf: BucketShelf };

async function serve(message: IncomingMessage, response: ServerResponse, server: Server): Promise<void> {
  const requestId = randomUUID();
  try {
    const request = readS3Request(message, (name) => server.shelf.has(name));
    const answer = await answerRequest(request, server).catch((error: unknown) =>
      errorResponse(error, request),
    );
    // A client that is still sending would not read the answer.
    message.resume();
    await send(response, request, {
      ...answer,
      headers: { ...answer.headers, ...bucketCors(request, server), 'x-amz-request-id': requestId },
    });
  } catch (error) {
    if (!response.headersSent) response.writeHead(error instanceof S3Error ? error.status : 500);
    response.destroy();
  }
}

async function answerRequest(request: S3Request, server: Server): Promise<S3Response> {
  const { shelf, secrets } = server;
  if (request.method === 'OPTIONS') return answerPreflight(request, shelf.get(request.bucket).settings.cors);
  const announcing = { announce: announcer(server), announceTest: testAnnouncer(server) };
  if (isForm(request)) {
    const mayPut = (keyId: string, key: string) =>
      mustBeAllowed(server, keyId, {
        action: 's3:PutObject',
        resource: `arn:aws:s3:::${request.bucket}/${key}`,
      });
    return postObject({ request, shelf, mayPut, ...announcing }, secrets);
  }
  const authentication = authenticate(request, secrets, Date.now());
  const { accessKeyId } = authentication;
  for (const access of s3Access(request)) mustBeAllowed(server, accessKeyId, access);
  const perform = async () => findOperation(request)({ request, authentication, shelf, ...announcing });
  return perform().catch((error: unknown) => {
    throw isMissing(error) && request.bucket !== ''
      ? asSeenBy(server, accessKeyId, { error, bucket: request.bucket })
      : error;
  });
}

function mustBeAllowed({ authority }: Server, accessKeyId: string, access: AccessRequest): void {
  const decision = authority?.decide(accessKeyId, access) ?? 'allowed';
  if (decision === 'unknown-key') throw new S3Error('InvalidAccessKeyId');
  if (decision === 'denied') throw new S3Error('AccessDenied', authority?.denial(accessKeyId, access));
}

function isMissing(error: unknown): error is S3Error {
  return error instanceof S3Error && (error.code === 'NoSuchKey' || error.code === 'NoSuchVersion');
}

/** Who may not list a bucket is not told that an object is missing. */
function asSeenBy(
  { authority }: Server,
  accessKeyId: string,
  { error, bucket }: { readonly error: S3Error; readonly bucket: string },
): S3Error {
  const mayList = (authority?.decide(accessKeyId, listingAccess(bucket)) ?? 'allowed') === 'allowed';
  return mayList ? error : new S3Error('AccessDenied');
}

function isForm({ method, key, headers }: S3Request): boolean {
  return (
    method === 'POST' && key === '' && (headers.get('content-type') ?? '').startsWith('multipart/form-data')
  );
}

function announcer({ deliver, region }: Server): OperationContext['announce'] {
  return (event: BucketEvent) => {
    for (const target of event.bucket.settings.notifications) {
      if (wantsEvent(target, event)) deliver?.(target.queueArn, eventNotification(target, event, region));
    }
  };
}

function testAnnouncer({ deliver }: Server): OperationContext['announceTest'] {
  return (bucket, target) => deliver?.(target.queueArn, testNotification(bucket.name));
}

/** A preflight's answer has its own. */
function bucketCors(request: S3Request, { shelf }: Server): Readonly<Record<string, string>> {
  if (request.method === 'OPTIONS') return {};
  return shelf.has(request.bucket) ? corsHeaders(request, shelf.get(request.bucket).settings.cors) : {};
}

/** Anything but an S3Error is our own fault: it is printed, and the client may try again. */
function errorResponse(error: unknown, request: S3Request): S3Response {
  if (!(error instanceof S3Error)) {
    console.error(`s3: ${request.method} /${request.bucket}/${request.key}:`, error);
    const body = writeErrorXml({ Code: 'InternalError', Message: 'We encountered an internal error.' });
    return { status: 500, headers: { 'content-type': 'application/xml' }, body };
  }
  const { code, status, message, headers } = error;
  if (status === 304 || request.method === 'HEAD') return { status, headers };
  const body = writeErrorXml({
    Code: code,
    Message: message,
    Resource: `/${request.bucket}/${request.key}`,
  });
  return { status, headers: { ...headers, 'content-type': 'application/xml' }, body };
}

async function send(
  response: ServerResponse,
  request: S3Request,
  { status, headers, body }: S3Response,
): Promise<void> {
  const bytes = body === undefined || body instanceof Readable ? undefined : Buffer.from(body);
  const length =
    (bytes ?? (body === undefined && status !== 204 && status !== 304))
      ? { 'content-length': String(bytes?.length ?? 0) }
      : {};
  response.writeHead(status, { ...length, ...toLatin1(headers) });
  if (body instanceof Readable) await pipeline(body, response);
  else response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Node writes header values as Latin-1; metadata goes out as the UTF-8 bytes that came in. */
function toLatin1(headers: Readonly<Record<string, string>>): Record<string, string> {
  const values = Object.entries(headers).map(([name, value]) => [
    name,
    Buffer.from(value, 'utf8').toString('latin1'),
  ]);
  return Object.fromEntries(values);
}
