import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { type TestContext, test } from 'node:test';
import { listen } from '../../../local/listen.ts';
import { awaitReceipt } from '../../../local/samples/await-receipt.ts';
import { checkFeeds } from '../../../local/samples/sample-run.ts';
import { Standstill } from '../../../local/samples/standstill.ts';

const RECEIPT = { status: 'accepted', findings: [] };
const SECONDS = 90;

test('a standstill lasts from the last thing that came', () => {
  let now = 0;
  const standstill = new Standstill(() => now);
  now = 89_999;
  assert.equal(standstill.hasLasted(SECONDS), false);
  standstill.end();
  now = 179_998;
  assert.equal(standstill.hasLasted(SECONDS), false);
  now = 179_999;
  assert.equal(standstill.hasLasted(SECONDS), true);
});

test('a receipt is waited for as long as others come, however long it takes', async (context) => {
  const clock = { now: 0 };
  const standstill = new Standstill(() => clock.now);
  // Every question takes a minute, and another receipt comes meanwhile: five minutes in all.
  const origin = await serve(context, (asked) => {
    clock.now += 60_000;
    standstill.end();
    return asked < 5 ? undefined : RECEIPT;
  });
  assert.deepEqual(await awaitReceipt({ origin, standstill }, 'r-1', SECONDS), RECEIPT);
  assert.equal(clock.now, 300_000);
  assert.equal(standstill.hasLasted(0.001), false);
});

test('a receipt is given up when nothing has come for too long', async (context) => {
  const clock = { now: 0 };
  const standstill = new Standstill(() => clock.now);
  const origin = await serve(context, () => {
    clock.now += 60_000;
    return undefined;
  });
  assert.equal(await awaitReceipt({ origin, standstill }, 'r-1', SECONDS), undefined);
  assert.equal(clock.now, 120_000);
});

test('a receipt ends the standstill for the others', async (context) => {
  const clock = { now: 0 };
  const standstill = new Standstill(() => clock.now);
  clock.now = 200_000;
  const origin = await serve(context, () => RECEIPT);
  await awaitReceipt({ origin, standstill }, 'r-1', SECONDS);
  assert.equal(standstill.hasLasted(1), false);
});

test('feeds that stand still are told, and not before', async (context) => {
  const clock = { now: 0 };
  const standstill = new Standstill(() => clock.now);
  let walks = 0;
  const origin = await serve(context, () => {
    walks += 1;
    clock.now += 25_000;
    if (walks < 3) standstill.end();
    return { years: [] };
  });
  assert.deepEqual(await checkFeeds(['a.2021'], { origin, standstill }), ['a.2021 is not in the feeds']);
  // Two in which something was received, and three of 25 seconds in which nothing came.
  assert.equal(walks, 5);
});

test('feeds that grow are waited for, though no receipt comes', async (context) => {
  const clock = { now: 0 };
  const standstill = new Standstill(() => clock.now);
  const hash = createHash('sha256').update('{}').digest('hex');
  const file = { sha256: hash, bytes: 2 };
  let walks = 0;
  // Every walk takes 40 seconds and finds one more file; the fourth has the report.
  const origin = await serve(context, (_asked, path) => {
    if (!path.endsWith('index.json')) return {};
    clock.now += 40_000;
    walks += 1;
    const years = Array.from({ length: walks }, (_, index) => ({ path: `${index}.csv`, ...file }));
    return { years: walks < 4 ? years : [...years, { path: 'a.csv', report_id: 'a.2021', ...file }] };
  });
  assert.deepEqual(await checkFeeds(['a.2021'], { origin, standstill }), []);
  assert.equal(clock.now, 160_000);
});

/** A public origin that answers with this, 404 where undefined; told how often it was asked. */
async function serve(
  context: TestContext,
  answer: (asked: number, path: string) => object | undefined,
): Promise<string> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const body = answer(asked, request.url ?? '');
    response.writeHead(body === undefined ? 404 : 200).end(JSON.stringify(body));
  });
  const { url, close } = await listen(server);
  context.after(close);
  return url;
}
