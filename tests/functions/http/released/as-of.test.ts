import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Context } from 'aws-lambda';
import { FORM_2021 } from '../../../../core/forms/form.ts';
import { cutRelease } from '../../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../../functions/flows/publish-units.ts';
import { queryHandler } from '../../../../functions/http/query-handler.ts';
import { acceptedReport, acceptedRow } from '../../records.ts';
import { workshop } from '../../workshop.ts';
import { assertDescribed } from '../assert-described.ts';
import { httpRequest } from '../http-request.ts';
import { queryPortsDouble } from '../query-ports-double.ts';

const V1 = '/api/v1';
const CODE = FORM_2021.items[3]?.code;
const SHARD = { kind: 'reports', year: 2021, region: '419001' } as const;
const REGISTER = { kind: 'organisations' } as const;
const OFFICES = ['419001-a1', '419001-b2', '419001-c3'];

/** Objects that were read for one answer, and tables that were asked. */
const read: string[] = [];
let ask: (address: string) => Promise<{ status: number; headers: Record<string, string>; body: Body }>;

interface Body {
  readonly meta: {
    readonly release: number | null;
    readonly released_at: string | null;
    readonly total: number;
  };
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly links: { readonly self: string; readonly next: string | null };
  readonly type?: string;
}

/** Release 1 on 1 February with three reports, release 2 on 3 February with one of them corrected; now it is the 5th. */
before(async () => {
  const { ports, take, releasePorts, feed } = workshop();
  const on = (day: number) => ({ ...releasePorts(), now: () => new Date(Date.UTC(2022, 1, day, 18)) });
  await take([
    ...OFFICES.map((orgId) => acceptedRow('1#a', { orgId })),
    ...OFFICES.map((orgId) => acceptedReport('1#a', { orgId })),
  ]);
  await publishUnits([SHARD, REGISTER], ports);
  await cutRelease('daily', on(1));
  const values = FORM_2021.items.map((_, position) => (position === 3 ? '219' : '0'));
  await take([
    acceptedReport('1#b', { orgId: '419001-b2', values }),
    acceptedRow('1#b', { orgId: '419001-b2', nameZh: '新名' }),
  ]);
  await publishUnits([SHARD, REGISTER], ports);
  await cutRelease('daily', on(3));
  const { ports: doubles } = queryPortsDouble({});
  const state = new Proxy(doubles.state, {
    get: (_, name) => {
      read.push(`table ${String(name)}`);
      return Reflect.get(ports.reader, name);
    },
  });
  const get = async (key: string) => {
    read.push(key);
    return feed.get(key);
  };
  const now = () => new Date('2022-02-05T12:00:00Z');
  const handler = queryHandler(
    { ...doubles, state, feed: { get }, now },
    { error: (...said) => assert.fail(JSON.stringify(said)) },
  );
  ask = async (address) => {
    read.length = 0;
    const request = httpRequest(address);
    const response = await handler(request, {} as Context); // it looks at no context
    assertDescribed(request, response);
    const isJson = (response.headers['content-type'] ?? '').includes('json');
    const body = (isJson ? JSON.parse(response.body ?? '') : { data: response.body }) as Body; // held to its schema above
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  };
});

/** [as_of, the release that answers, how long the answer keeps] */
const CHOICES = [
  ['1', 1, 604_800],
  ['2', 2, 604_800],
  ['latest', 2, 10],
  ['2022-02-02', 1, 604_800],
  ['2022-02-03', 1, 604_800],
  ['2022-02-04', 2, 604_800],
  ['2022-02-05', 2, 10],
  ['2030-01-01', 2, 10],
] as const;

for (const [asOf, release, seconds] of CHOICES) {
  test(`as_of=${asOf} is answered by release ${release}, and keeps ${seconds} seconds`, async () => {
    const { body, headers } = await ask(
      `${V1}/observations?year=2021&organisation=419001-b2&code=${CODE}&as_of=${asOf}`,
    );
    assert.deepEqual(
      [body.meta.release, body.meta.released_at],
      [release, release === 1 ? '2022-02-01T18:00:00Z' : '2022-02-03T18:00:00Z'],
    );
    assert.deepEqual(
      body.data.map(({ value, revision }) => [value, revision]),
      [release === 1 ? ['0', 1] : ['219', 2]],
    );
    assert.equal(headers['cache-control'], `public, max-age=${seconds}`);
  });
}

for (const asOf of ['3', '2022-01-31', '2022-02-01']) {
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
    assert.ok(!read.some((one) => one.startsWith('table')), read.join());
    assert.ok(read.length <= 8, `${read.length} objects`);
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
