import { hash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { aws } from '../functions/adapters/aws.ts';
import { s3FeedKeeper } from '../functions/adapters/s3-feed-keeper.ts';
import { coreEngine } from '../functions/core-engine.ts';
import { corePress } from '../functions/core-press.ts';
import { coreReleasePress } from '../functions/core-release-press.ts';
import { readEnvironment, readSetting } from '../functions/environment.ts';
import { behindGate } from '../functions/flows/behind-gate.ts';
import { finishReleases } from '../functions/flows/cut-release.ts';
import { rebuildFeeds } from '../functions/flows/rebuild-feeds.ts';
import { replayUploads } from '../functions/flows/replay-uploads.ts';
import { releaseMilestones, type Restored } from '../functions/flows/restore-releases.ts';
import { releaser } from '../functions/releaser.ts';

/** Writes the feeds of the state again from the table; tells whether all of it, releases included, is in place. */
export async function rebuildFromTable(): Promise<boolean> {
  const { units, changed } = await rebuildFeeds(portsOf());
  console.log(`${units} units written again; the root ${changed ? 'was put anew' : 'has the same bytes'}`);
  try {
    const last = await finishReleases(releasePorts());
    console.log(`releases: ${last?.release ?? 'none yet'}`);
    return true;
  } catch (error) {
    console.error(`releases: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** Takes every upload and decision in again, and cuts the releases of the log where they were cut. */
export async function rebuildFromUploads(): Promise<boolean> {
  const lost: number[] = [];
  const tell = ({ release, isSame }: Restored) => {
    console.log(`release ${release}: ${isSame ? 'the same state' : 'another state, left as it is'}`);
    if (!isSame) lost.push(release);
  };
  const milestones = await releaseMilestones(releasePorts(), tell);
  const { uploads, units } = await replayUploads(portsOf(), milestones);
  console.log(`${uploads} uploads taken in again, ${units} units published`);
  return lost.length === 0;
}

function portsOf() {
  const state = aws.state();
  const since = readSetting('reviewSince');
  return {
    engine: coreEngine,
    press: corePress(readEnvironment('licence'), readSetting('publisherContact')),
    state,
    reader: behindGate(state, since),
    ...(since === undefined ? {} : { gate: { since, reader: state } }),
    uploads: aws.uploads(),
    receipts: aws.receipts(),
    feed: s3FeedKeeper(new S3Client(), readEnvironment('feedBucket')),
  };
}

function releasePorts() {
  return {
    feed: aws.feed(),
    log: aws.releaseLog(),
    press: coreReleasePress(readEnvironment('licence'), releaser()),
    sha256: (bytes: Uint8Array) => hash('sha256', bytes),
    now: () => new Date(),
  };
}
