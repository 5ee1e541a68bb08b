import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { RELEASES_A_PAGE } from '../../../core/publish/release/list-release.ts';
import { textFile } from '../../../core/publish/release/made-file.ts';
import { coreReleasePress } from '../../../functions/core-release-press.ts';
import { cutRelease } from '../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { sha256 } from '../../core/publish/shard-factory.ts';
import type { Gate } from '../memory/gate.ts';
import { acceptedReport, acceptedRound, acceptedRow, roundOf } from '../records.ts';
import { workshop } from '../workshop.ts';

const SHARD = { kind: 'reports', year: 2021, region: '419001' } as const;
const REGISTER = { kind: 'organisations' } as const;
const press = coreReleasePress('CC-BY-4.0');
/** What is not for ever: the root, the list, and the address of the newest catalogue. */
const CHANGING = [press.rootKey, press.indexKey, 'feeds/v1/catalog.jsonld'];
type Shop = ReturnType<typeof workshop>;

/** A shop that has published its first report, and can publish corrections of it. */
async function opened() {
  const shop = workshop();
  await shop.take([acceptedRow('1#a'), acceptedReport('1#a')]);
  await publishUnits([SHARD, REGISTER], shop.ports);
  return shop;
}

async function correct({ take, ports }: Shop, token: string, value: string): Promise<void> {
  const values = FORM_2021.items.map((_, position) => (position === 3 ? value : '0'));
  await take([acceptedReport(token, { values, correctionReason: '误填' })]);
  await publishUnits([SHARD], ports);
}

function bodyOf({ feed }: Shop, key: string): Uint8Array {
  const object = feed.get(key);
  assert.ok(object, `${key} is there`);
  return object.body;
}

/** Everything that releases promise: numbers without gap, all that is named there and under its hash, no state twice. */
function checkReleases(shop: Shop): number {
  const index = press.parseIndex(bodyOf(shop, press.indexKey));
  assert.equal(index.latest, shop.releases.size, 'all that was begun is listed');
  let state = '';
  for (let release = 1; release <= index.latest; release++) {
    const body = bodyOf(shop, press.manifestKey(release));
    const manifest = press.parseManifest(body);
    assert.equal(manifest.release, release);
    for (const entry of [
      manifest.state,
      ...manifest.files,
      ...(manifest.previous ? [manifest.previous] : []),
    ]) {
      const named = bodyOf(shop, entry.path);
      assert.deepEqual([named.length, sha256(named)], [entry.bytes, entry.sha256], entry.path);
    }
    assert.notEqual(manifest.state.sha256, state);
    state = manifest.state.sha256;
  }
  return index.latest;
}

const cut = (shop: Shop, gate?: Gate) => cutRelease('command', shop.releasePorts(gate));

test('before anything was published there is nothing to release', async () => {
  const shop = workshop();
  assert.deepEqual(await cut(shop), { release: undefined, isNew: false });
  assert.equal(shop.feed.size + shop.releases.size, 0);
});

test('a release fixes the standing state, and a second one waits for a change', async () => {
  const shop = await opened();
  assert.deepEqual(await cut(shop), { release: 1, isNew: true });
  const before = new Map(shop.feed);
  assert.deepEqual(await cut(shop), { release: 1, isNew: false });
  assert.deepEqual(shop.feed, before);
  const manifest = press.parseManifest(bodyOf(shop, press.manifestKey(1)));
  assert.equal(manifest.released_at, '2022-02-01T18:00:00Z');
  assert.deepEqual([manifest.previous, manifest.reports, manifest.counts.new_reports], [null, 1, 1]);
  assert.deepEqual(bodyOf(shop, manifest.state.path), bodyOf(shop, press.rootKey));
});

test('a correction after a release: the next one has exactly that cell, and the old one is as it was', async () => {
  const shop = await opened();
  await cut(shop);
  const old = new Map([...shop.feed].filter(([key]) => !CHANGING.includes(key)));
  await correct(shop, '1#b', '219');
  await cut(shop);
  for (const [key, object] of old) assert.deepEqual(shop.feed.get(key), object, key);
  assert.equal(checkReleases(shop), 2);
  const { files } = press.parseManifest(bodyOf(shop, press.manifestKey(2)));
  const changes = files.find(({ name }) => name === 'changes.json');
  assert.ok(changes);
  // Printed by us.
  const document = JSON.parse(Buffer.from(bodyOf(shop, changes.path)).toString()) as {
    readonly changes: readonly Readonly<Record<string, unknown>>[];
  };
  assert.deepEqual(
    document.changes.map(({ op, code, old: was, new: is, reason }) => [op, code, was, is, reason]),
    [['correction', FORM_2021.items[3]?.code, '0', '219', '误填']],
  );
});

test('two that cut at once make one release', async () => {
  const shop = await opened();
  const cuts = await Promise.all([cut(shop), cut(shop), cut(shop)]);
  assert.deepEqual(
    cuts.map(({ release }) => release),
    [1, 1, 1],
  );
  assert.equal(checkReleases(shop), 1);
});

/** Dies at its n-th request, before or after its effect. */
function dyingGate(dies: number, after: boolean): { readonly gate: Gate; readonly requests: () => number } {
  let requests = 0;
  const gate: Gate = async (_call, effect) => {
    requests += 1;
    if (requests === dies && !after) throw new Error('killed');
    const result = effect();
    if (requests === dies) throw new Error('killed');
    return result;
  };
  return { gate, requests: () => requests };
}

/** A cut with one small file beside the changes, where many are made; `step`: how far kills lie apart. */
const cutShort = (shop: Shop, gate?: Gate) =>
  cutRelease('command', { ...shop.releasePorts(gate), press: { ...press, renderFiles: note('short') } });

const KILLINGS = [
  { what: 'any request', step: 1, least: 30, cutWith: cutShort },
  { what: 'some requests that make files', step: 23, least: 6, cutWith: cut },
];

for (const { what, step, least, cutWith } of KILLINGS) {
  test(`killed before or after ${what}, the next cut ends with the same bytes as if nothing had happened`, async () => {
    const sound = await secondRelease(await opened(), cutWith);
    let kills = 0;
    for (const after of [false, true]) {
      for (let dies = 1; ; dies += step) {
        const shop = await opened();
        await cutWith(shop);
        await correct(shop, '1#b', '219');
        const { gate, requests } = dyingGate(dies, after);
        await cutWith(shop, gate).catch(() => undefined);
        if (requests() < dies) break;
        kills += 1;
        assert.equal((await cutWith(shop)).release, 2);
        assert.equal(checkReleases(shop), 2);
        assert.deepEqual(shop.feed, sound.feed, `killed ${after ? 'after' : 'before'} request ${dies}`);
      }
    }
    assert.ok(kills >= least, `${kills} kills`);
  });
}

async function secondRelease(shop: Shop, cutWith = cut): Promise<Shop> {
  await cutWith(shop);
  await correct(shop, '1#b', '219');
  await cutWith(shop);
  return shop;
}

test('what one engine began and another one finishes is whole', async () => {
  const shop = await opened();
  const older = {
    ...shop.releasePorts(dyingGate(8, true).gate),
    press: { ...press, renderFiles: note('older') },
  };
  await assert.rejects(cutRelease('daily', older), /killed/);
  assert.equal(shop.releases.size, 1);
  await cutRelease('daily', { ...shop.releasePorts(), press: { ...press, renderFiles: note('newer') } });
  assert.equal(checkReleases(shop), 1);
});

function note(text: string): typeof press.renderFiles {
  return async function* () {
    yield textFile('note.json', 'application/json', `"${text}"`);
  };
}

const LARGE = ['一.csv', '二.csv', '三.csv'];

/** A press whose release has three large files; `made` hears which of them are really made, `dies` before which one. */
function largePress(made: string[], dies?: string): typeof press {
  return {
    ...press,
    renderFiles: async function* () {
      for (const name of LARGE) {
        const chunks = async function* () {
          if (name === dies) throw new Error('killed');
          made.push(name);
          for (let part = 0; part < 9; part++) yield Buffer.alloc(1024 ** 2, name);
        };
        yield { name, mediaType: 'text/csv', chunks };
      }
    },
  };
}

const cutLarge = (shop: Shop, made: string[], dies?: string) =>
  cutRelease('command', { ...shop.releasePorts(), press: largePress(made, dies) });

test('killed between two large files, the next call goes on with the one that is missing', async () => {
  const sound = await opened();
  await cutLarge(sound, []);
  const shop = await opened();
  const [first, second]: [string[], string[]] = [[], []];
  await assert.rejects(cutLarge(shop, first, '三.csv'), /killed/);
  assert.equal((await cutLarge(shop, second)).release, 1);
  assert.deepEqual([first, second], [['一.csv', '二.csv'], ['三.csv']]);
  assert.deepEqual(shop.feed, sound.feed);
});

test('what was noted and is gone, or was made by another engine, is made again', async () => {
  const shop = await opened();
  await assert.rejects(cutLarge(shop, [], '三.csv'), /killed/);
  const gone = [...shop.feed.keys()].find((key) => key.includes('一')) ?? '';
  shop.feed.delete(gone);
  const again: string[] = [];
  await assert.rejects(cutLarge(shop, again, '三.csv'), /killed/);
  assert.deepEqual(again, ['一.csv']);
  shop.notes.set(1, (shop.notes.get(1) ?? '').replace(/"engine": "[^"]*"/, '"engine": "0.0.0 0"'));
  const all: string[] = [];
  await cutLarge(shop, all);
  assert.deepEqual(all, LARGE);
  checkReleases(shop);
});

test('a state that moves on while it is released: the release begun is made, then the new state is the next one', async () => {
  const shop = await opened();
  let moved = false;
  const gate: Gate = async (call, effect) => {
    if (call === 'releases.claim' && !moved) {
      moved = true;
      await correct(shop, '1#b', '219');
      await cut(shop);
    }
    return effect();
  };
  await cut(shop, gate);
  assert.equal(checkReleases(shop), 1);
  assert.equal((await cut(shop)).isNew, false);
});

/** Fixed addresses that lead to a release's number, and to whether it is odd: bytes that come back. */
const NUMBER = 'feeds/v1/number.json';
const PARITY = 'feeds/v1/parity.json';
const withPlaces: typeof press = {
  ...press,
  renderFiles: async function* ({ entry: { release } }) {
    yield textFile('number.json', 'application/json', String(release));
    yield textFile('parity.json', 'application/json', String(release % 2));
  },
  stableAddresses: (files) =>
    files.flatMap(({ name, entry }) => {
      const key = { 'number.json': NUMBER, 'parity.json': PARITY }[name];
      return key === undefined ? [] : [{ key, entry }];
    }),
};

test('a cutter that is overtaken at any request never writes over what a newer release placed', async () => {
  const cutPlaced = (shop: Shop, gate?: Gate) =>
    cutRelease('command', { ...shop.releasePorts(gate), press: withPlaces });
  let overtaken = 0;
  for (let slow = 1; ; slow++) {
    const shop = await opened();
    await cutPlaced(shop);
    await correct(shop, '1#b', '219');
    const numbers: number[] = [];
    let requests = 0;
    const gate: Gate = async (_call, effect) => {
      requests += 1;
      if (requests === slow) {
        await cutPlaced(shop);
        await correct(shop, '1#c', '220');
        await cutPlaced(shop);
      }
      const result = effect();
      numbers.push(Number(bodyOf(shop, NUMBER)));
      return result;
    };
    await cutPlaced(shop, gate);
    if (requests < slow) break;
    overtaken += 1;
    assert.ok(
      numbers.every((number, at) => number >= (numbers[at - 1] ?? 0)),
      `overtaken at request ${slow}`,
    );
    const placed = [NUMBER, PARITY].map((key) => Buffer.from(bodyOf(shop, key)).toString());
    assert.deepEqual(placed, ['3', '1'], `overtaken at request ${slow}`);
  }
  assert.ok(overtaken > 30, `${overtaken} requests`);
});

test('a fixed address that was lost, or left behind by who died, is placed by the next call', async () => {
  const shop = await secondRelease(await opened());
  const catalogue = shop.feed.get('feeds/v1/catalog.jsonld');
  shop.feed.delete('feeds/v1/catalog.jsonld');
  assert.equal((await cut(shop)).isNew, false);
  assert.deepEqual(shop.feed.get('feeds/v1/catalog.jsonld'), catalogue);
});

test('a lost list is made anew with the same bytes', async () => {
  const shop = await secondRelease(await opened());
  const list = shop.feed.get(press.indexKey);
  shop.feed.delete(press.indexKey);
  await cut(shop);
  assert.deepEqual(shop.feed.get(press.indexKey), list);
});

test('the list stays short: what is full becomes a page', async () => {
  const shop = await opened();
  for (let release = 1; release <= RELEASES_A_PAGE + 2; release++) {
    await correct(shop, `1#c${String(release).padStart(4, '0')}`, String(release));
    await cutShort(shop);
  }
  const index = press.parseIndex(bodyOf(shop, press.indexKey));
  assert.deepEqual(
    index.pages.map(({ from, to }) => [from, to]),
    [[1, RELEASES_A_PAGE]],
  );
  assert.deepEqual(
    index.releases.map(({ release }) => release),
    [RELEASES_A_PAGE + 1, RELEASES_A_PAGE + 2],
  );
  assert.equal(checkReleases(shop), RELEASES_A_PAGE + 2);
});

/** A shop with the round of 2021, whose last deadline is the last day of February, and releases of these days. */
async function inRound() {
  const shop = await opened();
  const deadlines = [{ level: 'county', day: '2022-01-31' } as const, { day: '2022-02-28' }];
  await shop.take([acceptedRound('1#c', roundOf(2021, '', { deadlines }))]);
  await publishUnits([SHARD, { kind: 'rounds' }], shop.ports);
  const on = async (moment: string, cause: 'daily' | 'command' = 'daily') => {
    const ports = { ...shop.releasePorts(), now: () => new Date(moment) };
    const [first, second] = await Promise.all([cutRelease(cause, ports), cutRelease(cause, ports)]);
    assert.equal(first.release, second.release, 'two that cut at once say the same');
    const { release = 0 } = first;
    return [release, press.parseManifest(bodyOf(shop, press.manifestKey(release))).cause];
  };
  return { shop, on };
}

test("the first daily run after a round's last deadline makes a release of its close, once, changed or not", async () => {
  const { shop, on } = await inRound();
  assert.deepEqual(await on('2022-01-31T18:00:00Z'), [1, 'daily']);
  assert.deepEqual(await on('2022-02-27T18:00:00Z'), [1, 'daily'], 'the last day has begun and not ended');
  assert.deepEqual(await on('2022-02-28T18:00:00Z'), [2, 'round-closed'], 'March has begun in China');
  assert.deepEqual(await on('2022-03-01T18:00:00Z'), [2, 'round-closed']);
  await correct(shop, '1#b', '219');
  assert.deepEqual(await on('2022-03-02T18:00:00Z'), [3, 'daily']);
});

test('a release on command does not stand for that of the close', async () => {
  const { shop, on } = await inRound();
  await on('2022-02-27T18:00:00Z');
  await correct(shop, '1#b', '219');
  assert.deepEqual(await on('2022-02-28T17:00:00Z', 'command'), [2, 'command']);
  assert.deepEqual(await on('2022-02-28T18:00:00Z'), [3, 'round-closed']);
  await correct(shop, '1#d', '220');
  assert.deepEqual(await on('2022-03-01T18:00:00Z'), [4, 'daily']);
});

test('a round that had closed before anything was released is told by nothing', async () => {
  const { on } = await inRound();
  assert.deepEqual(await on('2022-03-05T18:00:00Z'), [1, 'daily']);
  assert.deepEqual(await on('2022-03-06T18:00:00Z'), [1, 'daily']);
});
