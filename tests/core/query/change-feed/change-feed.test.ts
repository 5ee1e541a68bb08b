import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atom } from '../../../../core/query/change-feed/atom.ts';
import { changeFeed, RELEASES_A_PART, releasesOf } from '../../../../core/query/change-feed/change-feed.ts';
import { feedEntries, MOST_REPORTS } from '../../../../core/query/change-feed/feed-entry.ts';
import { jsonFeed } from '../../../../core/query/change-feed/json-feed.ts';
import type { ReleaseNews } from '../../../../core/query/change-feed/release-news.ts';
import type { ReleasedChange } from '../../../../core/query/released-change.ts';

function aChange(change: Partial<ReleasedChange> = {}): ReleasedChange {
  return {
    release: 3,
    released_at: '2022-02-04T15:00:00Z',
    op: 'correction',
    report_id: '419001-gov.2021',
    org_id: '419001-gov',
    region: '419001',
    year: 2021,
    code: 't2_regulations__issued',
    old: '1',
    new: '2',
    old_status: 'reported',
    new_status: 'reported',
    old_revision: 1,
    revision: 2,
    reason: null,
    receipt: null,
    ...change,
  };
}

const FIRST = {
  releasedAt: '2022-01-31T18:00:00Z',
  publicUrl: 'https://data.example.org',
  publisher: '示例 <办公室>',
};

function news(changes: readonly ReleasedChange[]): ReleaseNews {
  return {
    release: 3,
    origin: { ...FIRST, releasedAt: '2022-02-04T15:00:00Z', publicUrl: 'https://new.example.org' },
    newReports: 0,
    changedReports: changes.length,
    changes,
  };
}

/** [newest release, archive, the first and the last release told of, older, newer] */
const PARTS = [
  [0, undefined, 1, 0, undefined, undefined],
  [3, undefined, 1, 3, undefined, undefined],
  [20, undefined, 1, 20, undefined, undefined],
  [21, undefined, 1, 21, undefined, undefined],
  [40, undefined, 21, 40, 1, undefined],
  [45, undefined, 21, 45, 1, undefined],
  [65, undefined, 41, 65, 2, undefined],
  [65, 3, 41, 60, 2, undefined],
  [65, 2, 21, 40, 1, 3],
  [65, 1, 1, 20, undefined, 2],
] as const;

for (const [latest, archive, from, to, older, newer] of PARTS) {
  test(`of ${latest} releases, part ${archive ?? 'that goes on'} has ${from} to ${to}`, () => {
    const part = { format: 'json', archive, latest, first: FIRST } as const;
    assert.deepEqual(releasesOf(part), { from, to });
    const { links } = changeFeed([], {}, part);
    const numberIn = (address: string | undefined) => address && Number(/archive=(\d+)/.exec(address)?.[1]);
    assert.deepEqual([numberIn(links.older), numberIn(links.newer)], [older, newer]);
  });
}

test('every release stands in an archived part, or in the one that goes on', () => {
  for (let latest = 1; latest < 70; latest++) {
    const full = Math.floor(latest / RELEASES_A_PART);
    const parts = [undefined, ...Array.from({ length: full }, (_, part) => part + 1)];
    const told = parts.map((archive) => releasesOf({ format: 'atom', archive, latest, first: FIRST }));
    for (let release = 1; release <= latest; release++)
      assert.ok(
        told.some(({ from, to }) => from <= release && release <= to),
        `${release} of ${latest}`,
      );
  }
});

test('many changes are counted where they are not listed', () => {
  const changes = Array.from({ length: MOST_REPORTS + 7 }, (_, number) =>
    aChange({ report_id: `419001-${100 + number}.2021` }),
  );
  const entries = feedEntries(news(changes), {});
  assert.equal(entries.length, MOST_REPORTS + 1);
  assert.match(entries[0]?.summary ?? '', /7 份未在此逐份列出/);
});

test('what was taken out for a person is told without what it was', () => {
  const row = aChange({ op: 'redaction', code: 'section_1', old: null, new: null });
  const [, entry] = feedEntries(news([row]), {});
  assert.deepEqual([entry?.category, entry?.title.includes('已遮盖个人信息')], ['takedown', true]);
});

test('no text breaks the markup', () => {
  const reason = '<b>&"\u0000\u0008\ud800]]>';
  const text = atom(
    changeFeed(
      [news([aChange({ reason })])],
      {},
      { format: 'atom', archive: undefined, latest: 3, first: FIRST },
    ),
  );
  assert.match(text, /Reason: &lt;b&gt;&amp;&quot;\]\]&gt;<\/summary>/);
});

test('an archived part says so, and where the feed goes on', () => {
  const text = atom(
    changeFeed([], { region: '41' }, { format: 'atom', archive: 2, latest: 65, first: FIRST }),
  );
  assert.match(text, /<fh:archive\/>/);
  for (const rel of ['current', 'prev-archive', 'next-archive'])
    assert.match(text, new RegExp(`rel="${rel}"`));
  assert.match(text, /<id>tag:data\.example\.org,2022-01-31:changes:41<\/id>/);
});

test('names stay those of the release, addresses are those of the newest one, and the publisher is its author', () => {
  const part = { format: 'atom', archive: undefined, latest: 3, first: FIRST } as const;
  const feed = changeFeed([news([aChange()])], {}, part);
  const text = atom(feed);
  assert.deepEqual(
    [...text.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id),
    [
      'tag:data.example.org,2022-01-31:changes',
      'tag:new.example.org,2022-02-04:release:3',
      'tag:new.example.org,2022-02-04:release:3:419001-gov.2021:correction',
    ],
  );
  const addresses = [...text.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
  assert.ok(addresses.length > 0);
  for (const address of addresses) assert.ok(address.startsWith('https://new.example.org/'), address);
  assert.match(text, /<name>示例 &lt;办公室&gt;<\/name>/);
  const json = JSON.parse(jsonFeed(feed));
  assert.equal(json.feed_url, 'https://new.example.org/api/v1/feed?format=atom');
  assert.equal(json.items[1].url, 'https://new.example.org/reports/419001-gov.2021');
});

test('before the first release a feed is empty, and nobody knows the public address', () => {
  const feed = changeFeed([], {}, { format: 'json', archive: undefined, latest: 0, first: undefined });
  assert.deepEqual([feed.id, feed.base, feed.entries], ['urn:gongkai:changes', '', []]);
});
