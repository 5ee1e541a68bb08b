import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Endpoints } from './running-stack.ts';

const SAMPLES = join(import.meta.dirname, '../../data-samples');

/** Uploads bytes with an ordinary S3 client and returns the receipt's id, which the sender can compute. */
export async function upload(endpoints: Endpoints, key: string, body: Uint8Array): Promise<string> {
  const { s3: endpoint, region, accessKeyId, secretAccessKey, uploadBucket } = endpoints;
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
  });
  const { VersionId } = await client.send(
    new PutObjectCommand({ Bucket: uploadBucket, Key: key, Body: body }),
  );
  client.destroy();
  return receiptIdOf(key, VersionId ?? '');
}

/** The id of the receipt of an object version. */
export function receiptIdOf(key: string, versionId: string): string {
  return `r-${createHash('sha256').update(`${key}\n${versionId}`).digest('hex').slice(0, 32)}`;
}

/** The bytes of a file of data-samples/. */
export function sample(path: string): Buffer {
  return readFileSync(join(SAMPLES, path));
}

/** A receipt as far as the tests look at it. */
export interface ReceiptDocument {
  readonly receipt_id: string;
  readonly status: string;
  readonly reports: readonly {
    readonly report_id: string;
    readonly status: string;
    readonly revision?: number;
  }[];
  readonly findings: readonly { readonly code: string; readonly severity: string }[];
}

/** Waits for the final receipt; 404 until there is one. */
export function receipt(endpoints: Endpoints, id: string): Promise<ReceiptDocument> {
  return eventually(async () => {
    const answer = await fetch(`${endpoints.http}/api/v1/receipts/${id}`);
    // The shape of a receipt is held by its own tests.
    return answer.status === 200 ? ((await answer.json()) as ReceiptDocument) : undefined;
  });
}

/** All files that the feeds name at this moment, by path, each checked against its hash and length on the way. */
export async function walkFeeds(endpoints: Endpoints): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const root = await fetch(`${endpoints.http}/feeds/v1/index.json`);
  if (root.status === 404 || root.status === 403) return found;
  const bytes = Buffer.from(await root.arrayBuffer());
  found.set('feeds/v1/index.json', bytes);
  await walkEntries(endpoints, JSON.parse(bytes.toString()), found);
  return found;
}

interface Entry {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

async function walkEntries(
  endpoints: Endpoints,
  document: unknown,
  found: Map<string, Buffer>,
): Promise<void> {
  for (const entry of entriesIn(document)) {
    if (found.has(entry.path)) continue;
    const answer = await fetch(`${endpoints.http}/${entry.path}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (!answer.ok || hash !== entry.sha256 || bytes.length !== entry.bytes) {
      throw new Error(
        `${entry.path} answers ${answer.status}, ${bytes.length} bytes, ${hash}; named as ${entry.bytes} bytes, ${entry.sha256}`,
      );
    }
    found.set(entry.path, bytes);
    if (/\/(index|manifest)-[0-9a-f]{64}\.json$/.test(entry.path))
      await walkEntries(endpoints, JSON.parse(bytes.toString()), found);
  }
}

function entriesIn(document: unknown): readonly Entry[] {
  if (Array.isArray(document)) return document.flatMap(entriesIn);
  if (typeof document !== 'object' || document === null) return [];
  const own = 'path' in document && 'sha256' in document ? [document as Entry] : [];
  return [...own, ...Object.values(document).flatMap(entriesIn)];
}

/** The JSON of one report in the feeds; waits until the feeds name it. */
export function publishedReport(
  endpoints: Endpoints,
  reportId: string,
  revision = 1,
): Promise<PublishedDocument> {
  return eventually(async () => {
    const files = await walkFeeds(endpoints);
    const path = [...files.keys()].find((name) => name.includes(`/reports/${reportId}-`));
    if (path === undefined) return undefined;
    // The shape of a published report is held by the tests of core/publish.
    const document = JSON.parse(files.get(path)?.toString() ?? '') as PublishedDocument;
    return document.revision >= revision ? document : undefined;
  });
}

/** A published report as far as the tests look at it. */
export interface PublishedDocument {
  readonly report_id: string;
  readonly revision: number;
  readonly cells: readonly {
    readonly code: string;
    readonly value: string | null;
    readonly status: string;
  }[];
}

const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;

/** Asks again and again until there is an answer; gives up after a minute. */
export async function eventually<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error('no answer within a minute');
}
