import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { CODE, releasedShop, type Body, type ReleasedShop } from './released-shop.ts';

const CHANGES = '/api/v1/changes';

let shop: ReleasedShop;
before(async () => {
  shop = await releasedShop();
});

const lineOf = ({ release, op, report_id, code, old, new: now }: Body['data'][number]) =>
  [release, op, report_id, code, old, now].map(String).join(' ');

const NEW = ['419001-a1', '419001-b2', '419001-c3'].map((orgId) => `1 new ${orgId}.2021 null null null`);
const CORRECTED = [`2 correction 419001-b2.2021 ${CODE} 0 219`];
const LATE = ['3 new 110000-gov.2022 null null null'];

/** [parameters, the changes] */
const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['since=0', [...NEW, ...CORRECTED, ...LATE]],
  ['since=1', [...CORRECTED, ...LATE]],
  ['since=2', LATE],
  ['since=3', []],
  ['since=0&until=1', NEW],
  ['since=1&until=2', CORRECTED],
  ['since=0&op=correction', CORRECTED],
  [`since=0&code=${CODE}`, CORRECTED],
  ['since=0&year=2022', LATE],
  ['since=0&region=4190&op=new', NEW],
  ['since=0&region=11', LATE],
  ['since=0&organisation=419001-b2', [...NEW.slice(1, 2), ...CORRECTED]],
  ['since=0&organisation=419001-bb', []],
];

for (const [parameters, lines] of QUESTIONS) {
  test(`changes?${parameters}`, async () => {
    const { body, status } = await shop.ask(`${CHANGES}?${parameters}`);
    assert.equal(status, 200);
    assert.deepEqual(body.data.map(lineOf), lines);
    assert.equal(body.links.next, null);
    assert.ok(!shop.read.some((one) => one.startsWith('table')));
  });

  for (const limit of [1, 2]) {
    test(`changes?${parameters}, ${limit} a page: each once, in the same order`, async () => {
      const told: string[] = [];
      let next: string | null = `${CHANGES}?${parameters}&limit=${limit}`;
      for (let pages = 0; next !== null; pages++) {
        assert.ok(pages < 9);
        const { body }: { body: Body } = await shop.ask(next);
        told.push(...body.data.map(lineOf));
        next = body.links.next;
      }
      assert.deepEqual(told, lines);
    });
  }
}

for (const parameters of ['since=4', 'since=0&until=4']) {
  test(`changes?${parameters}: there was no such release`, async () => {
    const { status, body, text } = await shop.ask(`${CHANGES}?${parameters}`);
    assert.deepEqual([status, body.type], [404, 'urn:gongkai:problem:no-such-release']);
    assert.match(JSON.parse(text).detail, /\b3\b/);
  });
}

test('a correction tells its reason and the receipt behind it', async () => {
  const [row] = (await shop.ask(`${CHANGES}?since=1&until=2`)).body.data;
  assert.equal(row?.['reason'], '=误填');
  assert.deepEqual(Object.keys(row?.['receipt'] ?? {}), ['file_sha256', 'received_at', 'receipt_status']);
});

test('as CSV, with texts that no spreadsheet runs', async () => {
  const { text, headers } = await shop.ask(`${CHANGES}?since=1&until=2&format=csv`);
  assert.match(headers['content-type'] ?? '', /^text\/csv/);
  assert.match(
    text,
    /^release,released_at,op,report_id,.*\r\n2,2022-02-03T18:00:00Z,correction,.*,'=误填\r\n$/,
  );
});

test('what ends at a release keeps long; what goes on does not', async () => {
  assert.equal(
    (await shop.ask(`${CHANGES}?since=0&until=2`)).headers['cache-control'],
    'public, max-age=604800',
  );
  assert.equal((await shop.ask(`${CHANGES}?since=0`)).headers['cache-control'], 'public, max-age=10');
});

test('a cursor of elsewhere is refused', async () => {
  const { body } = await shop.ask(`${CHANGES}?since=0&limit=1`);
  const cursor = /cursor=(\w+)/.exec(body.links.next ?? '')?.[1];
  assert.equal((await shop.ask(`${CHANGES}?since=2&limit=1&cursor=${cursor}`)).status, 400);
});
