import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { CODE, releasedShop, type Body, type ReleasedShop } from './released-shop.ts';

const V1 = '/api/v1';

let shop: ReleasedShop;
const ask = (address: string) => shop.ask(address);
before(async () => {
  shop = await releasedShop();
});

const RELEASED_AT = ['', '2022-02-01T18:00:00Z', '2022-02-03T18:00:00Z', '2022-02-04T15:00:00Z'];

/** [as_of, the release that answers, how long the answer keeps] */
const CHOICES = [
  ['1', 1, 604_800],
  ['2', 2, 604_800],
  ['latest', 3, 10],
  ['2022-02-02', 1, 604_800],
  ['2022-02-03', 1, 604_800],
  ['2022-02-04', 3, 604_800],
  ['2022-02-05', 3, 10],
  ['2030-01-01', 3, 10],
] as const;

for (const [asOf, release, seconds] of CHOICES) {
  test(`as_of=${asOf} is answered by release ${release}, and keeps ${seconds} seconds`, async () => {
    const { body, headers } = await ask(
      `${V1}/observations?year=2021&organisation=419001-b2&code=${CODE}&as_of=${asOf}`,
    );
    assert.deepEqual([body.meta.release, body.meta.released_at], [release, RELEASED_AT[release]]);
    assert.deepEqual(
      body.data.map(({ value, revision }) => [value, revision]),
      [release === 1 ? ['0', 1] : ['219', 2]],
    );
    assert.equal(headers['cache-control'], `public, max-age=${seconds}`);
  });
}

for (const asOf of ['4', '2022-01-31', '2022-02-01']) {
  test(`as_of=${asOf}: there was no such release`, async () => {
    const { status, body } = await ask(`${V1}/reports?year=2021&region=419001&as_of=${asOf}`);
    assert.deepEqual([status, body.type], [404, 'urn:gongkai:problem:no-such-release']);
  });
}

for (const asOf of ['0', '01', '2022-13-01', 'v1', '1.0']) {
  test(`as_of=${asOf} is refused`, async () => {
    assert.equal((await ask(`${V1}/reports?year=2021&region=419001&as_of=${asOf}`)).status, 400);
  });
}

/** [question, what tells the two releases apart] */
const QUESTIONS: readonly (readonly [
  string,
  (row: Readonly<Record<string, unknown>>) => unknown,
  readonly unknown[],
  readonly unknown[],
])[] = [
  ['reports?year=2021&region=419001', ({ revision }) => revision, [1, 1, 1], [1, 2, 1]],
  ['observations?code=' + CODE + '&region=41', ({ value }) => value, ['0', '0', '0'], ['0', '219', '0']],
  [
    'organisations?region=419001',
    ({ name_zh }) => name_zh,
    Array(3).fill('济源市人民政府办公室'),
    ['济源市人民政府办公室', '新名', '济源市人民政府办公室'],
  ],
];

for (const [question, sign, first, second] of QUESTIONS) {
  test(`${question} tells each release apart, and asks nothing of the table`, async () => {
    const answers = [await ask(`${V1}/${question}&as_of=1`), await ask(`${V1}/${question}&as_of=2`)];
    assert.deepEqual(
      answers.map(({ body }) => body.data.map(sign)),
      [first, second],
    );
    assert.ok(!shop.read.some((one) => one.startsWith('table')), shop.read.join());
    assert.ok(shop.read.length <= 10, `${shop.read.length} objects`);
  });

  test(`${question} of the newest release is what the state says`, async () => {
    const state = await ask(`${V1}/${question}`);
    assert.equal(state.body.meta.release, null);
    assert.deepEqual((await ask(`${V1}/${question}&as_of=2`)).body.data, state.body.data);
  });

  test(`${question}: pages stay on their release`, async () => {
    const rows: unknown[] = [];
    let next: string | null = `${V1}/${question}&limit=1&as_of=2022-02-03`;
    for (let pages = 0; next !== null; pages++) {
      assert.ok(pages < 9);
      const { body }: { body: Body } = await ask(next);
      assert.equal(body.meta.release, 1);
      rows.push(...body.data.map(sign));
      // The cursor alone knows its release.
      next = body.links.next?.replace(/&as_of=\d+/, '') ?? null;
    }
    assert.deepEqual(rows, first);
  });
}

/** [question, what stands in the line of the corrected item] */
const SUMMED: readonly (readonly [string, (data: Summed) => unknown])[] = [
  [`aggregates?code=${CODE}&region=41`, (data) => data[0]?.cells[0]?.value],
  [`series/${CODE}?region=419001`, (data) => data.rows?.[0]?.points[0]?.value],
];

for (const [question, sign] of SUMMED) {
  test(`${question} tells each release apart by the roll-ups that it names`, async () => {
    for (const [release, value] of [
      ['1', '0'],
      ['2', '219'],
    ] as const) {
      const { body, headers } = await ask(`${V1}/${question}&as_of=${release}`);
      assert.equal(body.meta.release, Number(release));
      assert.equal(sign(body.data as unknown as Summed), value); // held to its schema
      assert.equal(headers['cache-control'], 'public, max-age=604800');
      assert.match(body.links.self, new RegExp(`as_of=${release}`));
    }
    assert.ok(!shop.read.includes('feeds/v1/index.json'), 'the state of now was looked at');
    assert.ok(!shop.read.some((one) => one.startsWith('table')), shop.read.join());
  });
}

test('pages of sums stay on their release', async () => {
  const first = await ask(`${V1}/aggregates?code=${CODE}&group_by=region,year,level&limit=1&as_of=3`);
  const { body } = await ask((first.body.links.next ?? '').replace(/&as_of=\d+/, ''));
  assert.deepEqual([first.body.meta.release, body.meta.release, body.data.length], [3, 3, 1]);
});

test('coverage and differences are those of the release', async () => {
  const years = `${V1}/coverage?year=2022&region=110000&as_of=`;
  const second = await ask(`${years}2`);
  const third = await ask(`${years}3`);
  assert.deepEqual([second.body.meta.release, second.body.meta.total], [2, 0]);
  assert.deepEqual([third.body.meta.release, third.body.meta.total], [3, 1]);
  const { status, body } = await ask(`${V1}/differences?government=110000-gov&year=2022&as_of=3`);
  assert.deepEqual([status, body.meta.release], [200, 3]);
  assert.equal((await ask(`${V1}/coverage?year=2022&as_of=9`)).status, 404);
});

test('one report as of a release is the report as it was published then', async () => {
  const [old, now] = [
    await ask(`${V1}/reports/419001-b2.2021?as_of=1`),
    await ask(`${V1}/reports/419001-b2.2021?as_of=2`),
  ];
  const state = await ask(`${V1}/reports/419001-b2.2021`);
  assert.deepEqual(now.body.data, state.body.data);
  assert.notDeepEqual(old.body.data, state.body.data);
  assert.equal(
    (await ask(`${V1}/reports/419001-zz.2021?as_of=1`)).body.type,
    'urn:gongkai:problem:no-such-report',
  );
});

test('a cursor of one release is none of another, nor of the state', async () => {
  const { body } = await ask(`${V1}/reports?year=2021&region=419001&limit=1&as_of=1`);
  const next = body.links.next ?? '';
  assert.match(next, /as_of=1/);
  assert.equal((await ask(next.replace('as_of=1', 'as_of=2'))).status, 400);
  const live = await ask(`${V1}/reports?year=2021&region=419001&limit=1`);
  assert.equal((await ask(`${live.body.links.next}&as_of=1`)).status, 400);
});

test('CSV names the release in a header', async () => {
  const { headers } = await ask(`${V1}/observations?year=2021&region=419001&format=csv&as_of=1`);
  assert.equal(headers['gongkai-release'], '1');
});

interface Summed extends ReadonlyArray<{ readonly cells: readonly { readonly value: string | null }[] }> {
  readonly rows?: readonly { readonly points: readonly { readonly value: string | null }[] }[];
}
