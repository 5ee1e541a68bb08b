import { hash } from 'node:crypto';
import { aws } from '../functions/adapters/aws.ts';
import { coreReleasePress } from '../functions/core-release-press.ts';
import { readEnvironment } from '../functions/environment.ts';
import { cutRelease, type Cut } from '../functions/flows/cut-release.ts';
import { releaser } from '../functions/releaser.ts';

/** Cuts a release in this process, on the buckets that the environment names. */
export async function releaseNow(): Promise<Cut> {
  return cutRelease('command', {
    feed: aws.feed(),
    log: aws.releaseLog(),
    press: coreReleasePress(readEnvironment('licence'), releaser()),
    sha256: (bytes) => hash('sha256', bytes),
    now: () => new Date(),
  });
}
