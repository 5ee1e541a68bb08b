import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { regionOf } from '../core/forms/canonical-report.ts';
import { awsRedactor } from '../functions/adapters/aws-redactor.ts';
import { aws } from '../functions/adapters/aws.ts';
import { coreRedactionPress } from '../functions/core-redaction-press.ts';
import { readEnvironment } from '../functions/environment.ts';
import { receiptIdOf } from '../functions/flows/receipt-id.ts';
import { redactReport, type Redacted } from '../functions/flows/redact-report.ts';
import { releaseNow } from './release-now.ts';

/** What is to be taken out, and who says so. */
export interface Order {
  readonly report: string;
  readonly field: string;
  readonly by: string;
  readonly reason?: string | undefined;
  /** Whether the uploads that brought it are deleted, so that nothing but what stands in their place is left. */
  readonly uploads: 'keep' | 'remove';
  readonly purge: (paths: readonly string[]) => Promise<void>;
}

const SECONDS = 120;

/** The whole way: the decision, the feeds without the text, a release that tells of it, then everything older. */
export async function takeDown({ report, field, by, reason, uploads, purge }: Order): Promise<void> {
  const state = aws.state();
  const decision = { schema: 1, kind: 'takedowns', report_id: report, field, by, ...(reason && { reason }) };
  const upload = await put(`decisions/takedowns/${randomUUID()}.json`, JSON.stringify(decision));
  const status = await eventually(
    'a receipt',
    async () => (await state.uploadRecord(receiptIdOf(upload)))?.status,
  );
  console.log(`decision ${receiptIdOf(upload)}: ${status}`);
  if (!/^accepted|duplicate/.test(status)) throw new Error(`the decision was ${status}: see its receipt`);
  const unit = { kind: 'reports', year: Number(report.split('.').at(-1)), region: regionOf(report) } as const;
  await eventually('the feeds', async () => {
    const { dirty, published } = await state.counter(unit);
    return published >= dirty ? true : undefined;
  });
  const { release } = await releaseNow();
  console.log(`release ${release} tells of it`);
  const until = (await aws.uploads().head(upload))?.lastModified;
  if (until === undefined) throw new Error(`${upload.key} is gone`);
  const ports = {
    state,
    uploads: aws.uploads(),
    feed: aws.feed(),
    redactor: awsRedactor(purge),
    press: coreRedactionPress,
  };
  const redacted = await redactReport({ reportId: report, field, until, uploads }, ports);
  console.log(
    `written over: ${redacted.revisions} revisions, ${redacted.plans} plans, ${redacted.receipts} receipts, ${redacted.files.length} files`,
  );
  for (const file of redacted.files) console.log(`  ${file}`);
  tellUploads(redacted);
}

function tellUploads({ removed, uploads }: Redacted): void {
  for (const { key, versionId } of removed) console.log(`deleted: ${key} ${versionId}`);
  if (uploads.length === 0) return;
  console.log('These uploaded versions still have it (or another text with the same words):');
  for (const { key, versionId } of uploads) console.log(`  ${key} ${versionId}`);
}

async function put(key: string, body: string) {
  const command = new PutObjectCommand({
    Bucket: readEnvironment('uploadBucket'),
    Key: key,
    Body: body,
    ContentType: 'application/json',
  });
  const { VersionId } = await new S3Client().send(command);
  if (VersionId === undefined) throw new Error('the upload bucket keeps no versions');
  return { key, versionId: VersionId };
}

async function eventually<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  for (let tries = 0; tries < SECONDS * 2; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(500);
  }
  throw new Error(`${what} did not come within ${SECONDS} seconds`);
}
