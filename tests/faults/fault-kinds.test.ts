import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { coreEngine } from '../../functions/core-engine.ts';
import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { type AtEveryCall, eachInterleaving } from './interleavings.ts';
import { eventOf, RealWorld, type Uploaded } from './real-world.ts';
import { StruckProcess } from './struck-process.ts';
import { registerCsv, reportsCsv } from './synthetic-files.ts';
import { withClockOff } from './wrong-clock.ts';
import { mustNotGoBack, readFeed, stateLines } from './world-state.ts';

const DAY_MS = 86_400_000;
/** Deliveries before a message is set aside. */
const DELIVERIES = 6;
const ACCEPTED = /^accepted/;

// The faults that the design names, each on the deployed handlers over the local S3, DynamoDB and SQS. The walk over
// every call (fault-walk.test.ts) covers F4 to F9 at all places; here each has the place where it hurts most.
describe('the kinds of fault', () => {
  const folder = temporaryFolder(after);
  let world: RealWorld;
  let register: Uploaded;
  before(async () => {
    world = await RealWorld.open(folder);
  });
  after(() => world.close());
  beforeEach(async () => {
    await world.startAnew();
    register = await world.upload('incoming/organisations/register.csv', registerCsv([1, 2, 3]));
    await deliver(register);
  });

  test('F1 an event comes a hundred times, three of them at once', async () => {
    const upload = await report('a', 1);
    await deliver(upload);
    const settled = await stateLines(world);
    const events = Array.from({ length: 97 }, (_, place) => ({
      MessageId: `m${place}`,
      Body: eventOf(upload),
    }));
    assert.deepEqual(await world.failuresOf('upload', events), []);
    for (let again = 0; again < 3; again++) await world.announce(upload);
    await Promise.all([1, 2, 3].map(() => world.deliver('upload')));
    await world.drain();
    assert.deepEqual(await stateLines(world), settled);
  });

  test('F2 the events of one key come in every order', async () => {
    const versions = [await report('a', 1), await report('a', 2), await report('a', 3)];
    const ends = new Set<string>();
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      await world.forgetAll();
      await deliver(register);
      for (const place of order) await deliver(versions[place] ?? register);
      ends.add((await dataLines()).join('\n'));
    }
    assert.equal(ends.size, 1);
  });

  test('F3 an event is lost, or comes a day late', async () => {
    const upload = await report('a', 1);
    await world.sweep();
    await world.drain();
    assert.match(await statusOf(upload), ACCEPTED);
    const settled = await stateLines(world);
    await deliver(upload);
    assert.deepEqual(await stateLines(world), settled);
  });

  test('F4 a worker is killed before and after each of its calls', async () => {
    const upload = await report('a', 1);
    await deliver(upload);
    const settled = await stateLines(world);
    for (const kind of ['killed before', 'killed after'] as const) {
      for (let call = 1; call <= 18; call += 9) {
        await world.forgetAll();
        await deliver(register);
        await world.announce(upload);
        await world.deliver('upload', new StruckProcess({ call, kind }));
        await world.drain();
        assert.deepEqual(await stateLines(world), settled, `${kind} call ${call}`);
      }
    }
  });

  test('F5 a worker is killed between the table and the feed, and its message is lost', async () => {
    const upload = await report('a', 1);
    await world.announce(upload);
    const process = new StruckProcess(undefined, async ({ operation }) => {
      if (operation === 'SendMessageBatch') process.kill();
    });
    await world.deliver('upload', process);
    await world.forgetMessages();
    assert.match(await statusOf(upload), ACCEPTED);
    assert.equal((await publishedIn()).length, 0);
    await world.sweep();
    await world.drain();
    assert.equal((await publishedIn()).length, 1);
  });

  test('F6 the answer to each write of a publication is lost', async () => {
    const upload = await report('a', 1);
    await world.announce(upload);
    await world.deliver('upload');
    const message = await world.receive('publish');
    const calm = new StruckProcess();
    const memory = await world.remember();
    await world.work('publish', message, calm);
    const settled = await stateLines(world);
    for (const [place, { operation }] of calm.calls.entries()) {
      if (!operation.startsWith('Put') && operation !== 'UpdateItem') continue;
      await world.recall(memory);
      await world.send('publish', message[0]?.Body ?? '');
      await world.deliver('publish', new StruckProcess({ call: place + 1, kind: 'lost, and given up' }));
      await world.drain();
      assert.deepEqual(await stateLines(world), settled);
    }
  });

  test('F7 DynamoDB is busy twenty times in a row', async () => {
    const upload = await report('a', 1);
    await world.announce(upload);
    await world.deliver('upload', new StruckProcess({ call: 1, kind: 'throttled for long' }));
    assert.equal(await statusOf(upload), 'none');
    await world.drain();
    assert.match(await statusOf(upload), ACCEPTED);
  });

  test('F8 a condition that fails is no throttling, and a conflict is tried again', async () => {
    const upload = await report('a', 1);
    await world.announce(upload);
    const rival = new StruckProcess(undefined, async (call, number) => {
      if (call.operation === 'UpdateItem' && number > 5 && rival.calls.length === number)
        await deliver(upload);
    });
    await world.deliver('upload', rival);
    await world.drain();
    assert.match(await statusOf(upload), ACCEPTED);
    const plans = rival.calls.filter(({ operation }) => operation === 'UpdateItem').length;
    assert.ok(plans <= 4, `${plans} updates: a lost claim was sent again`);
  });

  test('F9 S3 asks to slow down, at a GET and at a PUT', async () => {
    const upload = await report('a', 1);
    for (const operation of ['GetObject', 'PutObject']) {
      await world.forgetAll();
      await deliver(register);
      await world.announce(upload);
      const calm = new StruckProcess();
      const memory = await world.remember();
      await world.deliver('upload', calm);
      const call = calm.calls.findIndex((one) => one.operation === operation) + 1;
      await world.recall(memory);
      await world.announce(upload);
      const struck = new StruckProcess({ call, kind: 'throttle' });
      await world.deliver('upload', struck);
      assert.equal(struck.wasStruck, true);
      assert.match(await statusOf(upload), ACCEPTED);
    }
  });

  test('F10 two publishers meet at the root', async () => {
    await world.announce(await report('a', 1));
    await world.deliver('upload');
    const first = await world.receive('publish');
    await world.announce(await report('b', 2, 2022));
    await world.deliver('upload');
    const second = await world.receive('publish');
    let met = 0;
    const slow = new StruckProcess(undefined, async ({ input }) => {
      if (!('IfMatch' in input) || met > 0) return;
      met += 1;
      await world.work('publish', second, new StruckProcess());
    });
    await world.work('publish', first, slow);
    await world.drain();
    assert.deepEqual([met, (await publishedIn()).length], [1, 2]);
  });

  test('F11 two uploads of one report at once, in every interleaving of their calls', async () => {
    const uploads = [await report('a', 1), await report('b', 2)] as const;
    const ends = await eachInterleaving(atEveryCall(uploads), 6);
    assert.equal(ends.size, 1, 'they end in different states');
  });

  test('F12 an older correction comes after a newer one', async () => {
    const older = await report('a', 1);
    const newer = await report('a', 2);
    await deliver(newer);
    await deliver(older);
    assert.match(await statusOf(newer), ACCEPTED);
    assert.equal(await statusOf(older), 'superseded');
    assert.match((await publishedIn()).join(), /"revision": ?2/);
  });

  test('F13 identical bytes come again', async () => {
    await deliver(await report('a', 1));
    const feed = await dataLines();
    const again = await report('a', 1);
    await deliver(again);
    const root = (lines: readonly string[]) => lines.filter((line) => line.startsWith('feeds'));
    assert.deepEqual([await statusOf(again), root(await dataLines())], ['duplicate', root(feed)]);
  });

  test('F14 an object is deleted before or after its event', async () => {
    const { s3 } = world.stack.endpoints;
    const Bucket = world.bucket('Upload');
    const hidden = await report('hidden', 1);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: hidden.key }));
    await deliver(hidden);
    assert.match(await statusOf(hidden), ACCEPTED, 'a marker hides an object, it takes nothing back');
    const settled = await dataLines();
    const gone = await report('gone', 2);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: gone.key, VersionId: gone.versionId }));
    await deliver(gone);
    assert.equal(await statusOf(gone), 'gone');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: hidden.key, VersionId: hidden.versionId }));
    await deliver(hidden);
    assert.deepEqual(await dataLines(), settled);
  });

  test('F15 a file breaks the engine each time: the others go on, and it is told so', async () => {
    const poison = await report('poison', 1);
    const fine = await report('fine', 2);
    await withEngine(breakingOn(poison), async () => {
      await world.announce(poison);
      await world.announce(fine);
      for (let delivery = 0; delivery < 3 * DELIVERIES; delivery++) await world.deliver('upload');
      await world.drain();
      assert.match(await statusOf(fine), ACCEPTED);
      await world.sweep();
      await world.drain();
    });
    assert.equal(await statusOf(poison), 'failed');
  });

  test('F16 a batch of ten holds one message that nobody can read', async () => {
    const uploads = [];
    for (let number = 0; number < 9; number++) uploads.push(await report(`of-many-${number}`, number));
    const bodies = [...uploads.map(eventOf), 'not JSON'];
    const messages = bodies.map((Body, place) => ({
      MessageId: `m${place}`,
      Body,
      ReceiptHandle: `h${place}`,
    }));
    assert.deepEqual(await world.failuresOf('upload', messages), ['m9']);
    for (const upload of uploads) assert.notEqual(await statusOf(upload), 'none');
  });

  test('F17 a file too large is refused unread, and one that kills its workers is given up', async () => {
    const large = await world.upload(
      'incoming/annual-reports/large.csv',
      Buffer.alloc(16 * 1024 ** 2 + 1, 'a'),
    );
    await world.announce(large);
    const process = new StruckProcess();
    await world.deliver('upload', process);
    assert.equal(await statusOf(large), 'rejected');
    assert.ok(!process.calls.some(({ operation }) => operation === 'GetObject'));
    const deadly = await report('deadly', 1);
    await world.announce(deadly);
    for (let life = 1; life < DELIVERIES; life++) {
      const judging = new StruckProcess(undefined, async ({ operation }) => {
        if (operation === 'BatchGetItem') judging.kill();
      });
      await world.deliver('upload', judging);
      assert.equal(await statusOf(deadly), 'none');
    }
    await world.drain();
    assert.equal(await statusOf(deadly), 'failed');
  });

  test('F18 the clock of a worker is wrong by a day, in both directions', async () => {
    const first = await report('a', 1);
    const second = await report('a', 2);
    await deliver(first);
    await deliver(second);
    const settled = await stateLines(world);
    await world.forgetAll();
    await deliver(register);
    await withClockOff(DAY_MS, () => deliver(first));
    await withClockOff(-DAY_MS, () => deliver(second));
    assert.deepEqual(await stateLines(world), settled);
  });

  test('F19 a reader looks at every moment of a publication', async () => {
    await deliver(await report('a', 1));
    await world.announce(await report('a', 2));
    await world.deliver('upload');
    let seen = await readFeed(world);
    let looks = 0;
    const watched = new StruckProcess(undefined, async () => {
      const now = await readFeed(world);
      mustNotGoBack(seen, now);
      seen = now;
      looks += 1;
    });
    await world.deliver('publish', watched);
    mustNotGoBack(seen, await readFeed(world));
    assert.ok(looks > 10);
  });

  test('F20 a report changes while its shard is read', async () => {
    const first = await report('a', 1);
    const second = await report('a', 2);
    await deliver(first);
    await deliver(second);
    const settled = await dataLines();
    for (let moment = 1; moment <= 12; moment += 5) {
      await world.forgetAll();
      await deliver(register);
      await world.announce(first);
      await world.deliver('upload');
      const publisher = new StruckProcess(undefined, async (_call, number) => {
        if (number === moment) await takeBy(second);
      });
      await world.deliver('publish', publisher);
      await world.drain();
      assert.deepEqual(await dataLines(), settled, `before call ${moment}`);
    }
  });

  test('F21 everything is delivered again after days, by newer code', async () => {
    const final = await report('final', 1);
    await deliver(final);
    const receipt = await bodyOf(final);
    const planned = await report('planned', 2);
    await world.announce(planned);
    const dying = new StruckProcess(undefined, async ({ operation }) => {
      if (operation === 'BatchWriteItem') dying.kill();
    });
    await world.deliver('upload', dying);
    const waiting = await report('waiting', 3);
    await withEngine(
      { render: (told) => OURS.render(told).replace('"engine"', '"newer":true,"engine"') },
      async () => {
        for (const upload of [waiting, planned, final]) await world.announce(upload);
        await world.drain();
      },
    );
    assert.equal(await bodyOf(final), receipt);
    assert.match(await bodyOf(planned), /"newer":true/);
    assert.match(await statusOf(waiting), /^accepted|superseded/);
  });

  test('F22 a version is gone, or is no longer the current one', async () => {
    const older = await report('a', 1);
    const newer = await report('a', 2);
    await deliver(newer);
    await deliver(older);
    assert.match(await bodyOf(older), new RegExp(hash('sha256', reportsCsv([1], 1))));
    assert.match(await bodyOf(newer), new RegExp(hash('sha256', reportsCsv([1], 2))));
    const nowhere = { key: older.key, versionId: crypto.randomUUID() };
    await deliver(nowhere);
    assert.equal(await statusOf(nowhere), 'gone');
  });

  test('F23 a file has a hundred thousand things wrong, and its receipt stays small', async () => {
    const [header = '', row = ''] = reportsCsv([1], 1).split('\n');
    const ragged = `${header}\n${`${row},1,1\n`.repeat(20_000)}`;
    const upload = await world.upload('incoming/annual-reports/ragged.csv', ragged);
    await deliver(upload);
    const receipt = JSON.parse(await bodyOf(upload));
    assert.equal(receipt.status, 'rejected');
    assert.ok(receipt.findings.length <= 200 && (await bodyOf(upload)).length < 400_000);
    assert.ok(receipt.counts.error >= receipt.findings.length);
  });

  test('F24 newer code runs beside this one: what it wrote is left alone', async () => {
    const upload = await report('a', 1);
    const theirs = {
      pk: { S: `upload#${receiptIdOf(upload)}` },
      sk: { S: 'upload' },
      sv: { N: '2' },
      x: { S: 'y' },
    };
    const { dynamoDb } = world.stack.endpoints;
    await dynamoDb.send(new PutItemCommand({ TableName: world.stack.output('TableName'), Item: theirs }));
    await world.announce(upload);
    await world.announce(await report('b', 2));
    for (let delivery = 0; delivery < 3 * DELIVERIES; delivery++) await world.deliver('upload');
    await world.drain();
    const left = (await world.items()).find(({ pk }) => pk?.S === theirs.pk.S);
    assert.deepEqual(left, theirs);
    assert.equal((await publishedIn()).length, 1);
  });

  function report(file: string, seed: number, year = 2021): Promise<Uploaded> {
    return world.upload(`incoming/annual-reports/${file}.csv`, reportsCsv([1], seed, year));
  }

  async function deliver(upload: Uploaded): Promise<void> {
    await world.announce(upload);
    await world.drain();
  }

  /** Another worker takes it in; what it sends to the publish queue waits there. */
  async function takeBy(upload: Uploaded): Promise<void> {
    await world.announce(upload);
    await world.deliver('upload');
  }

  async function itemOf(upload: Uploaded) {
    return (await world.items()).find(({ pk }) => pk?.S === `upload#${receiptIdOf(upload)}`);
  }

  async function statusOf(upload: Uploaded): Promise<string> {
    return (await itemOf(upload))?.['status']?.S ?? 'none';
  }

  async function bodyOf(upload: Uploaded): Promise<string> {
    const body = await world.read(world.bucket('Receipt'), (await itemOf(upload))?.['body']?.S ?? '');
    return Buffer.from(body ?? []).toString();
  }

  /** Records and feeds, without the receipts: those say how it stood when they were written. */
  async function dataLines(): Promise<readonly string[]> {
    return (await stateLines(world)).filter((line) => !line.startsWith('upload#'));
  }

  /** The published reports, as the feeds tell them. */
  async function publishedIn(): Promise<readonly string[]> {
    const found: string[] = [];
    const follow = async (key: string): Promise<void> => {
      const body = Buffer.from((await world.read(world.bucket('Feed'), key)) ?? []).toString();
      if (/\/reports\/[^/]+\.json$/.test(key)) found.push(body);
      else for (const [, path = ''] of body.matchAll(/"path": ?"(feeds[^"]*\.json)"/g)) await follow(path);
    };
    await follow('feeds/v1/index.json');
    return found;
  }

  function atEveryCall(uploads: readonly [Uploaded, Uploaded]): AtEveryCall {
    return async (moment) => {
      await world.forgetAll();
      await deliver(register);
      await world.announce(uploads[0]);
      const slow = new StruckProcess(undefined, async (_call, number) => {
        if (number === moment) await takeBy(uploads[1]);
      });
      await world.deliver('upload', slow);
      await takeBy(uploads[1]);
      await world.drain();
      return { calls: slow.calls.length, end: (await dataLines()).join('\n') };
    };
  }
});

/** The engine as it is deployed, whatever a test puts in its place. */
const OURS = { ...coreEngine };

function breakingOn(upload: Uploaded): Partial<typeof coreEngine> {
  return {
    open: (bytes, facts) => {
      if (facts.key === upload.key) throw new Error('the engine broke on this file');
      return OURS.open(bytes, facts);
    },
  };
}

/** Other code, for as long as the work takes. */
async function withEngine(other: Partial<typeof coreEngine>, work: () => Promise<void>): Promise<void> {
  Object.assign(coreEngine, other);
  try {
    await work();
  } finally {
    Object.assign(coreEngine, OURS);
  }
}
