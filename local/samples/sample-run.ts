import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListObjectVersionsCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { awaitReceipt, type SampleReceipt } from './await-receipt.ts';
import type { ExpectedSample } from './expected-sample.ts';
import { receiptId } from './receipt-id.ts';
import type { Standstill } from './standstill.ts';
import { walkFeeds } from './walk-feeds.ts';

/** Where samples come from and go to. */
export interface SampleTarget {
  /** Folder with the files. */
  readonly folder: string;
  readonly s3: S3Client;
  readonly uploadBucket: string;
  /** The public origin. */
  readonly origin: string;
}

/** A run of the samples: everything that comes of any of them ends its standstill. */
export interface SampleRun extends SampleTarget {
  readonly standstill: Standstill;
}

/** What became of a sample. */
export interface SampleOutcome {
  readonly sample: ExpectedSample;
  readonly receiptId: string;
  readonly receipt?: SampleReceipt;
  /** How it differs from what was expected; empty: not at all. */
  readonly differences: readonly string[];
}

/** How long nothing at all may come before a receipt is given up. */
const SECONDS_FOR_RECEIPT = 90;
/** For samples that wait by design. */
const SECONDS_FOR_SLOW_RECEIPT = 240;
const SECONDS_FOR_FEEDS = 60;
const PAUSE_MS = 200;

/**
 * Uploads the samples that are not there yet, each as soon as the one that it comes after has its receipt, and checks
 * the receipts. One promise a sample, by its path.
 */
export function uploadSamples(
  samples: readonly ExpectedSample[],
  run: SampleRun,
): ReadonlyMap<string, Promise<SampleOutcome>> {
  const outcomes = new Map<string, Promise<SampleOutcome>>();
  for (const sample of samples) {
    const before = sample.after === undefined ? undefined : outcomes.get(sample.after);
    outcomes.set(sample.path, runSample(sample, before, run));
  }
  return outcomes;
}

/**
 * Waits until the feeds hold the reports, as long as anything is published or received; gives what is wrong with them
 * in the end.
 */
export async function checkFeeds(
  reports: readonly string[],
  { origin, standstill }: Pick<SampleRun, 'origin' | 'standstill'>,
): Promise<readonly string[]> {
  let known = 0;
  for (;;) {
    const { reports: published, files } = await walkFeeds(origin);
    if (files !== known) standstill.end();
    known = files;
    const missing = reports.filter((id) => !published.has(id));
    if (missing.length === 0 || standstill.hasLasted(SECONDS_FOR_FEEDS))
      return missing.map((id) => `${id} is not in the feeds`);
    await sleep(PAUSE_MS);
  }
}

async function runSample(
  sample: ExpectedSample,
  before: Promise<SampleOutcome> | undefined,
  run: SampleRun,
): Promise<SampleOutcome> {
  await before;
  const id = receiptId(sample.key, (await firstVersion(sample, run)) ?? (await upload(sample, run)));
  run.standstill.end();
  const seconds = sample.waits ? SECONDS_FOR_SLOW_RECEIPT : SECONDS_FOR_RECEIPT;
  const receipt = await awaitReceipt(run, id, seconds);
  return { sample, receiptId: id, ...(receipt && { receipt }), differences: differencesOf(sample, receipt) };
}

/** The version that an earlier run has uploaded; later ones are somebody else's. */
async function firstVersion(
  { key }: ExpectedSample,
  { s3, uploadBucket }: SampleTarget,
): Promise<string | undefined> {
  const { Versions = [] } = await s3.send(
    new ListObjectVersionsCommand({ Bucket: uploadBucket, Prefix: key }),
  );
  return Versions.findLast(({ Key }) => Key === key)?.VersionId;
}

async function upload(
  { path, key }: ExpectedSample,
  { folder, s3, uploadBucket }: SampleTarget,
): Promise<string> {
  const Body = readFileSync(join(folder, path));
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: uploadBucket, Key: key, Body }));
  if (VersionId === undefined) throw new Error(`the bucket ${uploadBucket} keeps no versions`);
  return VersionId;
}

function differencesOf(
  { receipt: expected, codes }: ExpectedSample,
  receipt: SampleReceipt | undefined,
): readonly string[] {
  if (!receipt) return ['there is no receipt'];
  const errors = receipt.findings.filter(({ severity }) => severity === 'error');
  const found = [...new Set(errors.map(({ code }) => code))].sort();
  const wanted = [...codes].sort();
  return [
    ...(receipt.status === expected ? [] : [`its receipt says ${receipt.status}, not ${expected}`]),
    ...(found.join() === wanted.join()
      ? []
      : [`its errors are ${found.join(', ') || 'none'}, not ${wanted.join(', ') || 'none'}`]),
  ];
}
