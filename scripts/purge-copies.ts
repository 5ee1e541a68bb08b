import { execFile } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Paths in one invalidation; with a wildcard among them CloudFront takes fifteen of those at a time, and there are three. */
const MOST_PATHS = 500;

/** Has CloudFront forget its copies, by the AWS command line, which an operator has. */
export function purgeDistribution(distribution: string): (paths: readonly string[]) => Promise<void> {
  return async (paths) => {
    for (let at = 0; at < paths.length; at += MOST_PATHS) {
      const names = paths.slice(at, at + MOST_PATHS).map(addressOf);
      const call = ['cloudfront', 'create-invalidation', '--distribution-id', distribution];
      await promisify(execFile)('aws', [...call, '--paths', ...names]);
    }
  };
}

/** The local stack keeps no copies: it only writes down what would be forgotten, a line a call. */
export function recordPurge(dataDir: string): (paths: readonly string[]) => Promise<void> {
  return async (paths) => {
    const line = JSON.stringify({ paths: paths.map(addressOf) });
    appendFileSync(join(dataDir, 'invalidations.ndjson'), `${line}\n`);
  };
}

function addressOf(path: string): string {
  return `/${path}`;
}
