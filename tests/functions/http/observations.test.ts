import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import fc from 'fast-check';
import { FORM_2019, formOfYear } from '../../../core/forms/form.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import { publishedReport } from '../../core/query/published-report.ts';
import { assertDescribed } from './assert-described.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble } from './query-ports-double.ts';

const CELLS = '/api/v1/observations';
const REPORTS = [
  publishedReport({ orgId: '419001-gov' }),
  publishedReport(),
  publishedReport({ year: 2020 }),
  publishedReport({
    orgId: '410100-gov',
    values: publishedReport().values.with(0, null).with(1, null),
    marks: {
      t2_regulations__issued: { status: 'blank' },
      t2_regulations__repealed: { status: 'text', raw: '=1' },
    },
  }),
];

/** [description, query, how many rows] */
const ANSWERED = [
  ['one organisation and year', 'organisation=419001-gov-office&year=2021', 200],
  ['the form of its year', 'organisation=419001-gov-office&year=2020', 198],
  ['one item over the years', 'organisation=419001-gov-office&code=t3_granted__total', 2],
  ['one item of a province', 'region=41&code=t3_granted__total', 4],
  ['one item of a city', 'region=4190&code=t3_granted__total&year=2021', 2],
  ['one table', 'organisation=419001-gov&year=2021&table=4', 15],
  ['who applied, in table 3 alone', 'organisation=419001-gov&year=2021&applicant=total', 25],
  ['what is blank', 'region=41&year=2021&status=blank', 1],
  ['what is text', 'region=410100&year=2021&status=text', 1],
  ['the older form', 'region=41&code=t3_granted__total&form=2019', 1],
  ['an item that the year’s form lacks', 'region=41&year=2021&code=t3_other_processing__total', 0],
  ['an organisation within its region', 'organisation=419001-gov&region=4190&year=2021', 200],
] as const;

for (const [description, query, rows] of ANSWERED) {
  test(`tells ${description}`, async () => {
    const { meta, data } = await json(`${CELLS}?${query}&limit=1000`);
    assert.deepEqual([data.length, meta.total, meta.truncated], [rows, rows, false]);
    assert.equal(meta.warnings[0]?.code, rows === 0 ? 'no-data' : undefined);
  });
}

test('a row is a cell, its value exactly as filed, or null beside the reason', async () => {
  const { data } = await json(`${CELLS}?region=410100&year=2021&limit=3`);
  const head = {
    report_id: '410100-gov.2021',
    org_id: '410100-gov',
    region: '410100',
    year: 2021,
    form: '2021',
  };
  assert.deepEqual(data, [
    {
      ...head,
      code: 't2_regulations__issued',
      value: null,
      unit: '件',
      status: 'blank',
      revision: 1,
      raw: null,
    },
    {
      ...head,
      code: 't2_regulations__repealed',
      value: null,
      unit: '件',
      status: 'text',
      revision: 1,
      raw: '=1',
    },
    {
      ...head,
      code: 't2_regulations__in_force',
      value: '2',
      unit: '件',
      status: 'reported',
      revision: 1,
      raw: null,
    },
  ]);
});

test('a report that was published on another form is told by that form’s own cells', async () => {
  const old = publishedReport({
    year: 2023,
    form: '2019',
    values: FORM_2019.items.map(() => '7'),
    marks: {},
    provenance: { sourceUrl: 'https://example.org/a' },
  });
  const { data } = await json(`${CELLS}?organisation=${old.orgId}&year=2023&limit=1000`, [old]);
  assert.deepEqual(
    data.map(({ code, form }: { readonly code: string; readonly form: string }) => `${form} ${code}`),
    FORM_2019.items.map(({ code }) => `2019 ${code}`),
  );
});

test('columns come as they were asked for', async () => {
  const address = `${CELLS}?organisation=419001-gov&year=2021&fields=value,code&limit=1`;
  const { data } = await json(address);
  assert.equal(JSON.stringify(data), '[{"value":"0","code":"t2_regulations__issued"}]');
  const { body } = await call(`${address}&format=csv`);
  assert.equal(body, 'value,code\r\n0,t2_regulations__issued\r\n');
});

/** [description, query, Accept, is CSV] */
const FORMATS = [
  ['no wish', '', undefined, false],
  ['an Accept', '', 'text/csv', true],
  ['a parameter', '&format=csv', 'application/json', true],
  ['a parameter against Accept', '&format=json', 'text/csv', false],
] as const;

for (const [description, query, accept, isCsv] of FORMATS) {
  test(`${description} is answered by ${isCsv ? 'CSV' : 'JSON'}, and caches are told`, async () => {
    const headers = accept === undefined ? {} : { accept };
    const response = await call(`${CELLS}?region=410100&year=2021&limit=2${query}`, { headers });
    assert.equal(response.headers['content-type']?.startsWith('text/csv'), isCsv);
    assert.equal(response.headers['vary'], 'Accept');
    assert.match(response.headers['link'] ?? '', /rel="next"/);
    assert.equal(response.headers['gongkai-truncated'], isCsv ? 'true' : undefined);
    assert.equal(response.headers['gongkai-warnings'], isCsv ? 'truncated' : undefined);
  });
}

test('the two formats of one address have two tags', async () => {
  const tagOf = async (accept: string) =>
    (await call(`${CELLS}?region=41&year=2021`, { headers: { accept } })).headers['etag'];
  assert.notEqual(await tagOf('text/csv'), await tagOf('application/json'));
});

test('CSV tells blanks as nothing, beside their status', async () => {
  const { body } = await call(`${CELLS}?region=410100&year=2021&limit=1&format=csv`);
  assert.equal(
    body,
    'report_id,org_id,region,year,form,code,value,unit,status,revision,raw\r\n' +
      '410100-gov.2021,410100-gov,410100,2021,2021,t2_regulations__issued,,件,blank,1,\r\n',
  );
});

test('rare cells of many reports end a page early, and the next ones find all', async () => {
  const reports = Array.from({ length: 45 }, (_, region) =>
    publishedReport({
      orgId: `41${String(region).padStart(4, '0')}-gov`,
      ...(region % 22 === 0 ? { marks: { t3_granted__total: { status: 'blank' } } } : {}),
    }),
  );
  const blank = reports.map((report) =>
    report.marks['t3_granted__total'] === undefined ? report : blanked(report, 't3_granted__total'),
  );
  const pages = await walk(`${CELLS}?year=2021&region=41&status=blank`, { reports: blank });
  assert.deepEqual(
    pages.map(({ data }) => data.length),
    [1, 1, 1],
  );
});

test('every cell that stands throughout is told once, in order, while others are filed and corrected', async () => {
  await fc.assert(
    fc.asyncProperty(QUERIES, limits, changes, async (query, limit, coming) => {
      const world = { reports: [...REPORTS] };
      const before = keysOf(world.reports, query);
      const pages = await walk(`${CELLS}?${query}&limit=${limit}`, world, coming);
      const told: string[] = pages.flatMap(({ data }) => data.map(keyOf));
      assert.deepEqual(told, [...new Set(told)].toSorted());
      assert.deepEqual(
        before.filter((key) => !told.includes(key)),
        [],
      );
      const after = keysOf(world.reports, query);
      assert.deepEqual(
        told.filter((key) => !after.includes(key)),
        [],
      );
    }),
    { numRuns: 150 },
  );
});

test('a page says when something was accepted since the one before, and only then', async () => {
  const moved = async (coming: readonly Change[]) =>
    (await walk(`${CELLS}?year=2021&region=41&limit=500`, { reports: [...REPORTS] }, coming)).map(
      ({ meta }) => meta.warnings.some(({ code }: { code: string }) => code === 'state-moved'),
    );
  assert.deepEqual(await moved([]), [false, false]);
  assert.deepEqual(await moved([{ kind: 'correct', index: 0 }]), [false, true]);
});

interface Change {
  readonly kind: 'file' | 'correct' | 'none';
  readonly index: number;
}

const QUERIES = fc.constantFrom(
  'year=2021&region=41',
  'year=2021&region=419001',
  'code=t3_granted__total&region=41',
  'code=t3_granted__total&organisation=419001-gov-office',
  'year=2021&region=4190&table=4',
  'year=2021&region=41&applicant=natural',
);
const limits = fc.integer({ min: 5, max: 300 });
const changes = fc.array(
  fc.record({
    kind: fc.constantFrom('file', 'correct', 'none'),
    index: fc.nat({ max: 30 }),
  }),
  { maxLength: 20 },
);

/** All pages from an address on; after each of them one change comes true. */
async function walk(
  start: string,
  world: { reports: PublishedReport[] },
  coming: readonly Change[] = [],
): Promise<readonly Awaited<ReturnType<typeof json>>[]> {
  const pages = [];
  for (let address: string | null = start; address !== null; ) {
    const page: Awaited<ReturnType<typeof json>> = await json(address, world.reports);
    assert.equal(page.meta.truncated, page.links.next !== null);
    const change = coming[pages.length];
    if (change !== undefined) world.reports = changed(world.reports, change);
    pages.push(page);
    address = page.links.next;
    assert.ok(pages.length < 500);
  }
  return pages;
}

function changed(reports: readonly PublishedReport[], { kind, index }: Change): PublishedReport[] {
  if (kind === 'none') return [...reports];
  if (kind === 'correct') {
    const at = index % reports.length;
    return reports.map((report, place) =>
      place === at ? { ...report, revision: report.revision + 1 } : report,
    );
  }
  const orgId = `${index % 2 === 0 ? '419001' : '410500'}-new-${index}`;
  const isThere = reports.some((report) => report.orgId === orgId);
  return isThere ? [...reports] : [...reports, publishedReport({ orgId })];
}

/** What a walk has to tell, found without any of its code: keys that sort as the order of observations does. */
function keysOf(reports: readonly PublishedReport[], query: string): readonly string[] {
  const asked = new URLSearchParams(query);
  const wants = (name: string, value: string) => (asked.get(name) ?? value) === value;
  const rows = reports.flatMap((report) =>
    (formOfYear(report.year)?.items ?? [])
      .filter(({ code, table }) => wants('code', code) && wants('table', String(table)))
      .filter(({ table, column }) => !asked.has('applicant') || (table === 3 && wants('applicant', column)))
      .map(({ code }) => ({ org_id: report.orgId, year: report.year, form: report.form, code })),
  );
  return rows
    .filter(({ org_id, year }) => wants('organisation', org_id) && wants('year', String(year)))
    .filter(({ org_id }) => org_id.startsWith(asked.get('region') ?? ''))
    .map(keyOf)
    .toSorted();
}

function keyOf(row: { org_id: string; year: number; code: string }): string {
  const position = formOfYear(row.year)?.positionOf.get(row.code) ?? 0;
  return `${row.org_id.slice(0, 6)} ${row.year} ${row.org_id} ${String(position).padStart(3, '0')}`;
}

function blanked(report: PublishedReport, code: string): PublishedReport {
  const position = formOfYear(report.year)?.positionOf.get(code) ?? 0;
  return { ...report, values: report.values.with(position, null) };
}

async function json(address: string, reports: readonly PublishedReport[] = REPORTS) {
  const { statusCode, body } = await call(address, { reports });
  assert.equal(statusCode, 200, body);
  return JSON.parse(body ?? '');
}

async function call(
  address: string,
  {
    reports = REPORTS,
    headers = {},
  }: { reports?: readonly PublishedReport[]; headers?: Record<string, string> } = {},
) {
  const { ports } = queryPortsDouble({ reports });
  const error = (...said: unknown[]) => assert.fail(JSON.stringify(said));
  const request = httpRequest(address, headers);
  const response = await queryHandler(ports, { error })(request, {} as Context); // it looks at no context
  assertDescribed(request, response);
  return response;
}
