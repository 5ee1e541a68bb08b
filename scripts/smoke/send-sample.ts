import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Deployment } from './deployment.ts';
import { textOf } from './json-text.ts';

/** A file of `data-samples/` and the key under which it is sent. */
export interface Sample {
  readonly path: string;
  readonly key: string;
}

const SAMPLES = resolve(import.meta.dirname, '..', '..', 'data-samples');
const PATIENCE_SECONDS = 180;

/** A second run finds the state as the first one left it. */
const WELCOME = new Set(['accepted', 'accepted-with-warnings', 'duplicate']);

/** Sends one sample, waits for its receipt and says what it is; throws where it is not a welcome one. */
export async function sendSample({ s3, bucket, url }: Deployment, { path, key }: Sample): Promise<string> {
  const body = readFileSync(resolve(SAMPLES, path));
  const { VersionId: version } = await s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }),
  );
  if (version === undefined)
    throw new Error(`${bucket} keeps no versions: it is not an upload bucket of ours`);
  const address = `${url}/api/v1/receipts/${receiptIdOf(key, version)}`;
  const status = textOf(await waitFor(address), 'status');
  if (!WELCOME.has(status)) throw new Error(`${path} is ${status}: see ${address}`);
  return `${status}: ${path}, ${address}`;
}

/** A sender works out the receipt's id from what S3 told it. */
function receiptIdOf(key: string, version: string): string {
  return `r-${createHash('sha256').update(`${key}\n${version}`).digest('hex').slice(0, 32)}`;
}

async function waitFor(address: string): Promise<unknown> {
  const until = Date.now() + PATIENCE_SECONDS * 1000;
  while (Date.now() < until) {
    const response = await fetch(address, { headers: { accept: 'application/json' } });
    if (response.ok) return response.json();
    if (response.status !== 404) throw new Error(`${address} answers ${response.status}`);
    await pause(500);
  }
  throw new Error(`no receipt after ${PATIENCE_SECONDS} seconds at ${address}`);
}
