import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { releasedShop, type ReleasedShop } from './released-shop.ts';

const FEED = '/api/v1/feed';

let shop: ReleasedShop;
before(async () => {
  shop = await releasedShop();
});

interface JsonFeed {
  readonly next_url?: string;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly content_text: string;
    readonly tags: readonly string[];
    readonly external_url: string;
  }[];
}

async function feedOf(parameters: string): Promise<JsonFeed> {
  const { text } = await shop.ask(`${FEED}?${parameters}`);
  return JSON.parse(text) as JsonFeed; // held to its schema when it was asked for
}

/** [parameters, id without its beginning and category of each entry, newest first] */
const FEEDS: readonly (readonly [string, readonly string[]])[] = [
  ['', ['3 release', '2 release', '2:419001-b2.2021:correction correction', '1 release']],
  ['region=41', ['2:41 release', '2:419001-b2.2021:correction correction', '1:41 release']],
  ['region=110000', ['3:110000 release']],
  ['region=99', []],
  [
    'organisation=419001-b2',
    ['2:419001-b2 release', '2:419001-b2.2021:correction correction', '1:419001-b2 release'],
  ],
  ['organisation=419001-a1', ['1:419001-a1 release']],
];

for (const [parameters, entries] of FEEDS) {
  test(`feed?${parameters} tells of releases and of each report that changed, newest first`, async () => {
    const { items } = await feedOf(parameters);
    assert.deepEqual(
      items.map(
        ({ id, tags }) => `${id.replace(/^tag:127\.0\.0\.1,2022-02-0\d:release:/, '')} ${tags.join()}`,
      ),
      entries,
    );
  });
}

test('a correction says what it was, what it is and why; a release how much came', async () => {
  const { items } = await feedOf('');
  assert.match(items[2]?.content_text ?? '', /^行政规范性文件.*0 → 219；原因 · Reason: =误填$/);
  assert.match(items[3]?.title ?? '', /^发布 1：新增 3 份，变动 0 份 · Release 1: 3 new, 0 changed$/);
});

test('the data behind an entry is there', async () => {
  for (const { external_url } of (await feedOf('')).items) {
    const { origin, href } = new URL(external_url);
    assert.equal((await shop.ask(href.slice(origin.length))).status, 200, external_url);
  }
});

test('Atom by name and by Accept, with the same entries', async () => {
  const { text, headers } = await shop.ask(`${FEED}?format=atom`);
  assert.equal(headers['content-type'], 'application/atom+xml; charset=utf-8');
  const ids = [...text.matchAll(/<entry><id>([^<]+)<\/id>/g)].map(([, id]) => id);
  assert.deepEqual(
    ids,
    (await feedOf('')).items.map(({ id }) => id),
  );
  assert.match(text, /<category term="correction"\/>/);
});

test('no part is archived before it is full', async () => {
  assert.equal((await shop.ask(`${FEED}?archive=1`)).status, 404);
});
