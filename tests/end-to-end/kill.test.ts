import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { describe, it } from 'node:test';
import { newDataDir, startStack, type Endpoints } from './running-stack.ts';
import { eventually, publishedReport, receipt, sample, upload, walkFeeds } from './stranger.ts';

const KEY = 'incoming/annual-reports/419001-gov-office/济源 2021年报(终稿).csv';
const REPORT = '419001-gov-office.2021';
/** Milliseconds between the upload and the kill: from before the event is seen to after the feed is there. */
const MOMENTS = [0, 20, 50, 100, 200, 350, 550, 800, 1200, 1800];

describe('kill -9 of the whole stack between upload and feed', () => {
  it(`ends in the values and the files of an undisturbed run, ${MOMENTS.length} moments`, {
    timeout: 280_000,
  }, async () => {
    const undisturbed = await fileNames(await run(undefined));
    for (const moment of MOMENTS) {
      const names = await fileNames(await run(moment));
      assert.deepEqual(names, undisturbed, `killed ${moment} ms after the upload`);
    }
  });
});

/** Registers, uploads, kills after a while, starts again on the same data and waits for the feed. */
async function run(killAfterMs: number | undefined): Promise<ReadonlyMap<string, Buffer>> {
  const dataDir = newDataDir();
  let stack = await startStack(dataDir);
  await registered(stack.endpoints);
  const id = await upload(stack.endpoints, KEY, sample('济源 2021年报(终稿).csv'));
  if (killAfterMs !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, killAfterMs));
    await stack.kill();
    stack = await startStack(dataDir);
  }
  assert.equal((await receipt(stack.endpoints, id)).status, 'accepted');
  await publishedReport(stack.endpoints, REPORT);
  const feeds = await settled(stack.endpoints);
  await stack.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return feeds;
}

async function registered(endpoints: Endpoints): Promise<void> {
  const id = await upload(endpoints, 'incoming/organisations/organisations.csv', sample('organisations.csv'));
  assert.equal((await receipt(endpoints, id)).status, 'accepted');
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

/** What must be equal between runs: received_at differs from run to run, so the values and not the hashes. */
async function fileNames(feeds: ReadonlyMap<string, Buffer>): Promise<readonly string[]> {
  return [...feeds].map(([path, bytes]) => comparable(path, bytes)).toSorted();
}

function comparable(path: string, bytes: Buffer): string {
  const name = path.replace(/-[0-9a-f]{64}/, '');
  const text = bytes
    .toString()
    .replace(/"(received_at|sha256|path)": ?"[^"]*"/g, '"$1"')
    .replace(/"bytes": ?\d+/g, '"bytes"');
  return `${name}\n${text}`;
}
