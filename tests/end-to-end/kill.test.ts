import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { describe, it } from 'node:test';
import { newDataDir, startStack, type Endpoints } from './running-stack.ts';
import { eventually, publishedReport, receipt, sample, upload, walkFeeds } from './stranger.ts';

const KEY = 'incoming/annual-reports/419001-gov-office/济源 2021年报(终稿).csv';
const REPORT = '419001-gov-office.2021';
/** Milliseconds between the upload and the kill: from before the event is seen to after the feed is there. */
const ALL_MOMENTS = [0, 20, 50, 100, 200, 350, 550, 800, 1200, 1800];
/** Two boots each, so that daily there are a few; `npm run faults` asks for all. */
const MOMENTS = process.env['GONGKAI_ALL_MOMENTS'] === undefined ? [20, 200, 800] : ALL_MOMENTS;

/** Stacks at a time: more would only wait for each other. */
const LANES = 2;

describe('kill -9 of the whole stack between upload and feed', () => {
  it(`ends in the values and the files of an undisturbed run, ${MOMENTS.length} moments`, {
    timeout: 90_000 * MOMENTS.length,
  }, async () => {
    const registered = await registeredDataDir();
    const undisturbed = comparable(await run(registered, undefined));
    const waiting = [...MOMENTS];
    const lane = async () => {
      for (let moment = waiting.shift(); moment !== undefined; moment = waiting.shift()) {
        const feeds = await run(registered, moment);
        assert.deepEqual(comparable(feeds), undisturbed, `killed ${moment} ms after the upload`);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    rmSync(registered, { recursive: true, force: true });
  });
});

/** A data directory in which the register stands and nothing runs: every run begins with a copy of it. */
async function registeredDataDir(): Promise<string> {
  const dataDir = newDataDir();
  const stack = await startStack(dataDir);
  const id = await upload(
    stack.endpoints,
    'incoming/organisations/organisations.csv',
    sample('organisations.csv'),
  );
  assert.equal((await receipt(stack.endpoints, id)).status, 'accepted');
  await eventually(async () => {
    const names = [...(await walkFeeds(stack.endpoints)).keys()];
    return names.some((name) => name.includes('/organisations-')) ? names : undefined;
  });
  await stack.kill();
  return dataDir;
}

/** Uploads, kills after a while, starts again on the same data and waits for the feed. */
async function run(
  registered: string,
  killAfterMs: number | undefined,
): Promise<ReadonlyMap<string, Buffer>> {
  const dataDir = newDataDir();
  cpSync(registered, dataDir, { recursive: true });
  let stack = await startStack(dataDir);
  const id = await upload(stack.endpoints, KEY, sample('济源 2021年报(终稿).csv'));
  if (killAfterMs !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, killAfterMs));
    await stack.kill();
    stack = await startStack(dataDir);
  }
  try {
    assert.equal((await receipt(stack.endpoints, id)).status, 'accepted');
    await publishedReport(stack.endpoints, REPORT);
    return await settled(stack.endpoints);
  } finally {
    // A stack that is left behind would keep the whole run from ending.
    await stack.stop();
  }
}

/** The feeds once they hold the register and the report with the name that the register gives it. */
function settled(endpoints: Endpoints): Promise<ReadonlyMap<string, Buffer>> {
  return eventually(async () => {
    const feeds = await walkFeeds(endpoints);
    const names = [...feeds.keys()];
    const complete =
      names.some((name) => name.includes('/organisations-')) && names.some((name) => name.includes(REPORT));
    return complete ? feeds : undefined;
  });
}

/** What must be equal between runs: received_at differs from run to run, and with it the hashes. */
function comparable(feeds: ReadonlyMap<string, Buffer>): readonly string[] {
  return [...feeds].map(([path, bytes]) => withoutTimes(path, bytes)).toSorted();
}

function withoutTimes(path: string, bytes: Buffer): string {
  const name = path.replace(/-[0-9a-f]{64}/, '');
  const text = bytes
    .toString()
    .replace(/"(received_at|sha256|path)": ?"[^"]*"/g, '"$1"')
    // Pages say the same in their own words.
    .replace(/[0-9a-f]{64}/g, 'sha256')
    .replace(/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?Z?/g, 'time')
    .replace(/"bytes": ?\d+/g, '"bytes"');
  return `${name}\n${text}`;
}
