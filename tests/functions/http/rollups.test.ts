import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Context } from 'aws-lambda';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { unitOfKey } from '../../../functions/flows/unit-key.ts';
import { FORMS, formOfYear } from '../../../core/forms/form.ts';
import type { Organisation } from '../../../core/datasets/organisation.ts';
import type { AcceptedRecord } from '../../../functions/ports.ts';
import { acceptedReport, acceptedRound, acceptedRow, roundOf } from '../records.ts';
import { workshop } from '../workshop.ts';
import { assertDescribed } from './assert-described.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble } from './query-ports-double.ts';

const NEW = 't3_new_received__total';
const GRANTED = 't3_granted__total';
const DENIED = 't3_denied_internal_affairs__total';
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];

const objects = new Map<string, Uint8Array>();

before(async () => {
  const { ports, take, table, feed } = workshop();
  await take([
    row('410000-gov', { kind: 'government' }),
    row('410100-gov', { kind: 'government', parent: '410000-gov' }),
    row('410100-tax', { kind: 'department', parent: '410100-gov' }),
    row('410100-fin', { kind: 'department', parent: '410100-gov' }),
    row('410102-gov', { kind: 'government', parent: '410100-gov' }),
    row('410102-town', { kind: 'township', parent: '410102-gov' }),
    row('320100-fin', { kind: 'department' }),
  ]);
  await take([
    acceptedRound(
      '1#a',
      roundOf(2021, '41', { excluded: [{ organisation: '410100-tax', reason: '垂直管理' }] }),
    ),
  ]);
  await take([
    ...YEARS.map((year) => filed('410100-fin', year, { [NEW]: String(year - 2000) })),
    filed('410100-tax', 2021, { [NEW]: '1000' }),
    filed('410100-gov', 2021, { [NEW]: '30', [GRANTED]: '3', [DENIED]: '5' }),
    filed('410102-gov', 2021, { [NEW]: '8' }),
    filed('320100-fin', 2021, { [NEW]: '5', [GRANTED]: '1' }),
  ]);
  await publishUnits([...table.counters.keys()].map(unitOfKey), ports);
  for (const [key, { body }] of feed) objects.set(key, body);
});

test('sums of organs by province, with who is expected and missing, and nobody excluded in them', async () => {
  const { data, meta } = await json(`/api/v1/aggregates?code=${NEW}&from=2021&to=2021`);
  assert.deepEqual(
    data.map(({ region, reports, coverage, missing, cells }: Row) => [
      region,
      reports,
      coverage.expected,
      coverage.excluded,
      missing,
      cells[0]?.value,
    ]),
    [
      ['32', 1, 1, 0, [], '5'],
      // 410100-fin; the tax office is excluded, the town is missing.
      ['41', 1, 2, 1, [], '21'],
    ],
  );
  assert.deepEqual(meta.coverage, { expected: 3, reported: 2, missing: 1 });
});

test('below a province the rows are regions, and who is missing is named', async () => {
  const { data } = await json(`/api/v1/aggregates?code=${NEW}&from=2021&to=2021&region=41`);
  assert.deepEqual(
    data.map(({ region, missing, cells }: Row) => [region, missing, cells[0]?.value, cells[0]?.status]),
    [
      ['410100', [], '21', 'sum'],
      ['410102', ['410102-town'], null, 'missing'],
    ],
  );
});

test('governments of two levels are never in one sum, whatever is asked for', async () => {
  const { data } = await json(
    `/api/v1/aggregates?code=${NEW}&of=governments&group_by=year&from=2021&to=2021`,
  );
  assert.deepEqual(
    data.map(({ of, region, level, cells }: Row) => [of, region, level, cells[0]?.value]),
    [
      ['governments', null, 'county', '8'],
      ['governments', null, 'prefecture', '30'],
      ['governments', null, 'province', null],
    ],
  );
});

test('one item, all provinces, six years is one question; a year without a report is null, the new form is marked', async () => {
  const { data } = await json(`/api/v1/series/${NEW}`);
  assert.deepEqual(
    data.years.map(({ year, form, break: isNew }: Year) => [year, form, isNew]),
    [
      [2019, '2019', false],
      [2020, '2019', false],
      [2021, '2021', true],
      [2022, '2021', false],
      [2023, '2021', false],
      [2024, '2021', false],
    ],
  );
  assert.deepEqual(
    data.rows.map(({ region, points }: Line) => [region, points.map(({ value }) => value)]),
    [
      ['32', [null, null, '5', null, null, null]],
      ['41', ['19', '20', '21', '22', '23', '24']],
    ],
  );
  const [jiangsu] = data.rows;
  assert.deepEqual(
    [jiangsu.points[0].status, jiangsu.points[0].expected, jiangsu.points[0].missing],
    ['missing', 1, 1],
  );
});

test('a line that the older form does not have is missing there and says so', async () => {
  const { data } = await json('/api/v1/series/t2_normative_docs__in_force?region=410100');
  assert.deepEqual(
    data.years.map(({ how }: Year) => how),
    ['none', 'none', 'direct', 'direct', 'direct', 'direct'],
  );
  assert.deepEqual(
    data.rows[0].points.slice(0, 3).map(({ value }: { value: string | null }) => value),
    [null, null, '0'],
  );
});

test('a rate without a denominator is not applicable', async () => {
  const { data } = await json('/api/v1/series/t3_granted_share__total?region=320100&from=2021&to=2021');
  assert.deepEqual([data.rows[0].points[0].value, data.rows[0].points[0].status], [null, 'not_applicable']);
});

test('the coverage of one region lists each organisation', async () => {
  const { data } = await json('/api/v1/coverage?year=2021&region=410100');
  assert.deepEqual(
    data.organisations.map(({ org_id, expected, report, reason }: Unit) => [
      org_id,
      expected,
      report,
      reason,
    ]),
    [
      ['410100-fin', 'yes', 'on-time', null],
      ['410100-gov', 'yes', 'on-time', null],
      ['410100-tax', 'excluded', 'no-deadline', '垂直管理'],
    ],
  );
  const province = await json('/api/v1/coverage?year=2021&region=41');
  assert.equal(province.data.organisations, null);
  assert.equal(province.data.groups.length, 5);
});

test('a government against the sum of its parts: own organs, and the governments directly below', async () => {
  const { data, meta } = await json('/api/v1/differences?government=410100-gov&year=2021');
  assert.deepEqual(
    data.parts.map(({ of, unit, reports }: Part) => [of, unit, reports]),
    [
      ['organs', null, 1],
      ['governments', '410102-gov', 1],
    ],
  );
  assert.deepEqual(
    data.cells.map(({ code, stated, sum, difference }: Cell) => [code, stated, sum, difference]),
    [
      [NEW, '30', '29', '1'],
      [GRANTED, '3', '0', '3'],
      [DENIED, '5', '0', '5'],
    ],
  );
  assert.deepEqual(meta.coverage, { expected: 2, reported: 2, missing: 0 });
  const all = await json('/api/v1/differences?government=410100-gov&year=2021&only=all');
  assert.equal(all.data.cells.length, formOfYear(2021)?.items.length);
});

test('pages of aggregates hold every row once', async () => {
  const whole = await json(`/api/v1/aggregates?code=${NEW}&group_by=region,level,year&region=41`);
  const seen: unknown[] = [];
  let address: string | null = `/api/v1/aggregates?code=${NEW}&group_by=region,level,year&region=41&limit=2`;
  for (let pages = 0; address !== null && pages < 50; pages++) {
    const { data, links, meta }: Body = await json(address);
    seen.push(...data);
    assert.equal(meta.truncated, links.next !== null);
    address = links.next;
  }
  assert.ok(seen.length > 5);
  assert.deepEqual(seen, whole.data);
});

test('as CSV a row is a cell', async () => {
  const { body } = await ask(`/api/v1/aggregates?code=${NEW},${GRANTED}&from=2021&to=2021&format=csv`);
  assert.deepEqual(body?.split('\r\n').slice(0, 3), [
    'year,region,of,level,code,value,status,reported,blank,not_applicable,text,missing,reports,imported,expected',
    `2021,32,organs,,${NEW},5,sum,1,0,0,0,0,1,0,1`,
    `2021,32,organs,,${GRANTED},1,sum,1,0,0,0,0,1,0,1`,
  ]);
});

const REFUSED = [
  ['/api/v1/aggregates', 400, ['code']],
  [`/api/v1/aggregates?code=nothing&level=x&of=all`, 400, ['code', 'of', 'level']],
  [`/api/v1/aggregates?code=${Array(2).fill(NEW).join(',')}`, 400, ['code']],
  ['/api/v1/series/nothing', 404, ['id']],
  ['/api/v1/coverage', 400, ['year']],
  ['/api/v1/differences?government=x&year=2021', 400, ['government']],
] as const;

for (const [address, status, parameters] of REFUSED) {
  test(`${address} is refused, all of it at once`, async () => {
    const response = await ask(address);
    assert.equal(response.statusCode, status);
    const { errors } = JSON.parse(response.body ?? '');
    assert.deepEqual(
      errors.map(({ parameter }: { parameter: string }) => parameter),
      parameters,
    );
  });
}

test('before anything is published the answers are empty and right', async () => {
  for (const address of [
    `/api/v1/aggregates?code=${NEW}`,
    `/api/v1/series/${NEW}`,
    '/api/v1/coverage?year=2021',
  ]) {
    const response = await ask(address, new Map());
    assert.equal(response.statusCode, 200);
    assert.equal(JSON.parse(response.body ?? '').meta.warnings[0].code, 'no-data');
  }
});

test('a document that is named by its hash is fetched once, the root each time', async () => {
  const { ports, calls } = queryPortsDouble({ objects });
  const handler = queryHandler(ports, { error: fail });
  await handler(httpRequest(`/api/v1/series/${NEW}`), {} as Context); // it looks at no context
  calls.length = 0;
  await handler(httpRequest(`/api/v1/series/${GRANTED}`), {} as Context);
  assert.deepEqual(calls, ['feed.get feeds/v1/index.json']);
});

function row(orgId: string, change: Partial<Organisation>): AcceptedRecord {
  return acceptedRow('1#a', { orgId, region: orgId.slice(0, 6), ...change });
}

function filed(orgId: string, year: number, numbers: Readonly<Record<string, string>>): AcceptedRecord {
  const form = formOfYear(year) ?? FORMS[0];
  if (form === undefined) throw new Error('there is a form');
  const values = form.items.map(({ code }) => numbers[code] ?? '0');
  return acceptedReport('1#b', { orgId, year, form: form.id, values });
}

async function ask(address: string, stored = objects) {
  const request = httpRequest(address);
  const handler = queryHandler(queryPortsDouble({ objects: stored }).ports, { error: fail });
  const response = await handler(request, {} as Context); // it looks at no context
  assertDescribed(request, response);
  return response;
}

async function json(address: string) {
  const { statusCode, body } = await ask(address);
  assert.equal(statusCode, 200, body);
  return JSON.parse(body ?? '');
}

function fail(...said: unknown[]): never {
  assert.fail(JSON.stringify(said));
}

interface Body {
  readonly data: readonly unknown[];
  readonly meta: { readonly truncated: boolean; readonly coverage: unknown };
  readonly links: { readonly next: string | null };
}
interface Row {
  readonly of: string;
  readonly region: string | null;
  readonly level: string | null;
  readonly reports: number;
  readonly coverage: { readonly expected: number; readonly excluded: number };
  readonly missing: readonly string[];
  readonly cells: readonly { readonly value: string | null; readonly status: string }[];
}
interface Year {
  readonly year: number;
  readonly form: string;
  readonly how: string;
  readonly break: boolean;
}
interface Line {
  readonly region: string;
  readonly points: readonly { readonly value: string | null }[];
}
interface Unit {
  readonly org_id: string;
  readonly expected: string;
  readonly report: string;
  readonly reason: string | null;
}
interface Part {
  readonly of: string;
  readonly unit: string | null;
  readonly reports: number;
}
interface Cell {
  readonly code: string;
  readonly stated: string;
  readonly sum: string;
  readonly difference: string;
}
