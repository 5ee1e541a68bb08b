import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Context } from 'aws-lambda';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { cutRelease } from '../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { unitOfKey } from '../../../functions/flows/unit-key.ts';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import { acceptedReport, acceptedRow } from '../records.ts';
import { workshop } from '../workshop.ts';
import { assertDescribed } from './assert-described.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble } from './query-ports-double.ts';

const V1 = '/api/v1';
const IN = 't3_carried_in__natural';
const OUT = 't3_carried_out__natural';
/** Who carried over another number than it had left in 2021. */
const BROKEN = ['410100-bb', '410102-town'];
const WHOLE = ['410100-aa', '419001-cc'];

let shop: ReturnType<typeof workshop>;

/** Release 1 has the breaks; then the town mends its year before, which is published and in no release. */
before(async () => {
  shop = workshop();
  await shop.take([
    acceptedRow('1#a', { orgId: '410102-gov', kind: 'government', region: '410102' }),
    ...[...BROKEN, ...WHOLE].map((orgId) =>
      acceptedRow('1#a', {
        orgId,
        region: orgId.slice(0, 6),
        kind: orgId.endsWith('town') ? 'township' : 'department',
        ...(orgId.endsWith('town') && { parent: '410102-gov' }),
      }),
    ),
    ...BROKEN.flatMap((orgId) => [filed(orgId, 2021, { [OUT]: '3' }), filed(orgId, 2022, { [IN]: '5' })]),
    ...WHOLE.flatMap((orgId) => [filed(orgId, 2021, { [OUT]: '3' }), filed(orgId, 2022, { [IN]: '3' })]),
  ]);
  await publish();
  await cutRelease('daily', shop.releasePorts());
  await shop.take([filed('410102-town', 2021, { [OUT]: '5' }, '1#d')]);
  await publish();
});

/** [filter, organisations as of release 1, organisations now] */
const CASES = [
  ['region=41', BROKEN, ['410100-bb']],
  ['region=410102', ['410102-town'], []],
  ['region=41&level=township', ['410102-town'], []],
  ['region=41&parent=410102-gov', ['410102-town'], []],
  ['region=4190', [], []],
] as const;

for (const [filter, then, now] of CASES) {
  for (const [asOf, expected] of [
    ['', now],
    ['&as_of=1', then],
  ] as const) {
    test(`reports with an open finding, ${filter}${asOf}: ${expected.join(', ') || 'none'}`, async () => {
      const { data, meta } = await ask(`${V1}/reports?year=2022&${filter}&finding=X-CARRY${asOf}`);
      assert.deepEqual(data.map(orgOf), expected);
      const { note, ...coverage } = meta.coverage;
      assert.deepEqual(coverage, { expected: null, reported: expected.length, missing: null });
      assert.equal(note?.code, 'selected-by-value');
    });

    test(`the cells that it speaks of, ${filter}${asOf}, page by page`, async () => {
      const seen: unknown[] = [];
      let next: string | null = `${V1}/observations?year=2022&${filter}&finding=X-CARRY&limit=1${asOf}`;
      for (let pages = 0; next !== null; pages++) {
        assert.ok(pages < 9);
        const { data, links }: Body = await ask(next);
        seen.push(...data.map(({ org_id, code, value }) => [org_id, code, value]));
        next = links.next;
      }
      assert.deepEqual(
        seen,
        expected.map((orgId) => [orgId, IN, '5']),
      );
    });
  }
}

test('an open finding beside a code, a table or an organisation', async () => {
  const own = `${V1}/observations?organisation=410100-bb&finding=X-CARRY`;
  assert.equal((await ask(`${own}&code=${IN}`)).data.length, 1);
  assert.equal((await ask(`${own}&code=${OUT}`)).data.length, 0);
  assert.equal((await ask(`${own}&year=2022&table=3`)).data.length, 1);
  assert.equal((await ask(`${own}&year=2022&table=4`)).data.length, 0);
});

test('cells by level and parent need no finding', async () => {
  const cells = `${V1}/observations?region=41&code=${IN}&year=2022`;
  for (const [filter, expected] of [
    ['level=township', ['410102-town']],
    ['parent=410102-gov', ['410102-town']],
    ['level=prefecture', ['410100-aa', '410100-bb', '419001-cc']],
    ['level=township&parent=410100-gov', []],
  ] as const) {
    const { data, meta } = await ask(`${cells}&${filter}`);
    assert.deepEqual([data.map(orgOf), meta.total], [expected, expected.length], filter);
    assert.deepEqual((await ask(`${cells}&${filter}&as_of=1`)).data.map(orgOf), expected);
  }
});

test('lists of reports tell who was expected, by level, kind and parent too, and why not where they are of a selection', async () => {
  const reports = `${V1}/reports?year=2022&region=41`;
  const coverage = async (filter: string) => (await ask(reports + filter)).meta.coverage;
  assert.deepEqual(await coverage(''), { expected: 5, reported: 4, missing: 1 });
  assert.deepEqual(await coverage('&limit=1'), { expected: 5, reported: 4, missing: 1 });
  assert.deepEqual(await coverage('&level=township'), { expected: 1, reported: 1, missing: 0 });
  assert.deepEqual(await coverage('&level=county&as_of=1'), { expected: 1, reported: 0, missing: 1 });
  assert.deepEqual(await coverage('&kind=township'), { expected: 1, reported: 1, missing: 0 });
  assert.deepEqual(await coverage('&kind=government&limit=1'), { expected: 1, reported: 0, missing: 1 });
  assert.deepEqual(await coverage('&kind=department&as_of=1'), { expected: 3, reported: 3, missing: 0 });
  assert.deepEqual(await coverage('&kind=department&level=township'), {
    expected: 0,
    reported: 0,
    missing: 0,
  });
  assert.deepEqual(await coverage('&parent=410102-gov'), { expected: 1, reported: 1, missing: 0 });
  // Pages of several regions can’t say it; one region can, on any page.
  const { note, ...told } = await coverage('&kind=department&limit=1');
  assert.deepEqual([told, note?.code], [{ expected: null, reported: 1, missing: null }, 'goes-on']);
  const one = await ask(`${V1}/reports?year=2022&region=410100&kind=department&limit=1`);
  assert.deepEqual(one.meta.coverage, { expected: 2, reported: 2, missing: 0 });
});

function filed(orgId: string, year: number, cells: Readonly<Record<string, string>>, token = '1#b') {
  return acceptedReport(token, {
    orgId,
    year,
    values: FORM_2021.items.map(({ code }) => cells[code] ?? '0'),
  });
}

function orgOf({ org_id }: { readonly org_id: string }): string {
  return org_id;
}

async function publish(): Promise<void> {
  const { table, ports } = shop;
  await publishUnits([...table.counters.keys()].map(unitOfKey), ports);
}

interface Coverage {
  readonly expected: number | null;
  readonly reported: number;
  readonly missing: number | null;
  readonly note?: { readonly code: string };
}

interface Body {
  readonly data: readonly { readonly org_id: string; readonly code: string; readonly value: string }[];
  readonly meta: { readonly total: number | null; readonly coverage: Coverage };
  readonly links: { readonly next: string | null };
}

async function ask(address: string): Promise<Body> {
  const { ports: doubles } = queryPortsDouble({});
  const get = async (key: string) => shop.feed.get(key);
  const ports = { ...doubles, state: { ...doubles.state, ...shop.ports.reader }, feed: { get } };
  const request = httpRequest(address);
  const error = (...said: unknown[]) => assert.fail(JSON.stringify(said));
  const response = await queryHandler(ports, { error })(request, {} as Context); // it looks at no context
  assertDescribed(request, response);
  assert.equal(response.statusCode, 200, response.body);
  return JSON.parse(response.body ?? '');
}
