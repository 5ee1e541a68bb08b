import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import type { UploadFacts } from '../../../core/findings/receipt.ts';
import { refuseUnread } from '../../../core/findings/refuse-unread.ts';
import { renderReceipt } from '../../../core/findings/render-receipt.ts';
import { CATALOGUE } from '../../../core/findings/catalogue.ts';
import type { PublishedOrganisation } from '../../../core/publish/published-organisation.ts';
import { writeCursor } from '../../../core/query/cursor.ts';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import type { HttpResponse } from '../../../functions/http/http-response.ts';
import type { QueryPorts } from '../../../functions/http/query-ports.ts';
import type { UploadRecord } from '../../../functions/ports.ts';
import { someReceipt } from '../../core/findings/receipt-factory.ts';
import { publishedReport } from '../../core/query/published-report.ts';
import { assertDescribed } from './assert-described.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble, type Stored } from './query-ports-double.ts';

const RECEIPT = `r-${'0f'.repeat(16)}`;
const BODY_KEY = `receipts/${RECEIPT}/${'cd'.repeat(32)}.json`;
const UPLOAD: UploadFacts = {
  key: 'incoming/annual-reports/年报.csv',
  versionId: 'v1',
  dataset: 'annual-reports',
  fileName: '年报.csv',
  receivedAt: '2022-01-22T09:12:44Z',
  bytes: 0,
};
const STORED: Stored = {
  reports: [publishedReport({ orgId: '419001-gov' }), publishedReport(), publishedReport({ year: 2020 })],
  organisations: ['419001-gov', '419001-gov-office', '321300-gov'].toSorted().map(organisation),
  uploads: [
    upload({ receiptId: RECEIPT, status: 'accepted', body: BODY_KEY }),
    upload({ receiptId: `r-${'1f'.repeat(16)}` }),
  ],
  bodies: { [BODY_KEY]: renderReceipt(refuseUnread('gone', { receiptId: RECEIPT, upload: UPLOAD })) },
};

const SHARD = '/api/v1/reports?year=2021&region=419001';
const CELLS = '/api/v1/observations';
const ROOT = 'feed.get feeds/v1/index.json';
const REPORT = '/api/v1/reports/419001-gov-office.2021';

/** [address, status, calls of the store]: few requests to the table, and no scan among them. */
const ENDPOINTS: readonly (readonly [string, number, readonly string[]])[] = [
  [SHARD, 200, ['state.figuresOfShard', ROOT]],
  ['/api/v1/reports?year=2022&region=110000', 200, ['state.figuresOfShard', ROOT]],
  [`${SHARD}&finding=X-CARRY`, 200, [ROOT]],
  [`${CELLS}?year=2021&region=41&finding=X-CARRY`, 200, [ROOT]],
  [`${SHARD}&finding=X-NOTHING`, 400, []],
  [
    REPORT,
    200,
    [
      'state.stateOfReport',
      'state.organisations',
      'state.predecessors',
      'state.report',
      'state.decisionsOfReport',
    ],
  ],
  [`${REPORT}/revisions`, 200, ['state.histories', 'state.decisionsOfReport']],
  [`${REPORT}/changes`, 200, ['state.histories', 'state.decisionsOfReport']],
  [`${REPORT}/changes?revision=2`, 200, ['state.histories', 'state.decisionsOfReport']],
  ['/api/v1/reports/419001-gov-office.2024/revisions', 404, ['state.histories', 'state.decisionsOfReport']],
  ['/api/v1/reports/nobody/changes', 404, []],
  ['/api/v1/reports/419001-gov-office.2024', 404, ['state.stateOfReport']],
  ['/api/v1/reports/nobody', 404, []],
  [`/api/v1/receipts/${RECEIPT}`, 200, ['state.uploadRecord', 'receipts.get']],
  [`/api/v1/receipts/r-${'1f'.repeat(16)}`, 404, ['state.uploadRecord']],
  [`/api/v1/receipts/r-${'2f'.repeat(16)}`, 404, ['state.uploadRecord']],
  ['/api/v1/receipts/..%2F..%2Fsecret', 404, []],
  [`/api/v1/receipts/${RECEIPT}?format=json`, 200, ['state.uploadRecord', 'receipts.get']],
  [`/api/v1/receipts/${RECEIPT}?format=xlsx`, 400, []],
  ['/api/v1/organisations', 200, ['state.organisationPage']],
  ['/api/v1/organisations?region=4190', 200, ['state.organisationPage']],
  ['/api/v1/organisations?region=9', 400, []],
  ['/api/v1/items', 200, []],
  ['/api/v1/items?form=2021', 200, []],
  [`${CELLS}?year=2021&region=419001`, 200, ['state.unitsUnder', 'state.figuresPage']],
  [`${CELLS}?code=t3_granted__total&region=41`, 200, ['state.unitsUnder', ...twice('state.figuresPage')]],
  [`${CELLS}?year=2020&organisation=419001-gov-office`, 200, ['state.figures']],
  [`${CELLS}?code=t3_granted__total&organisation=419001-gov-office`, 200, ['state.figures']],
  [`${CELLS}?year=2021&region=11`, 200, ['state.unitsUnder']],
  [`${CELLS}?year=2021&region=41&table=2&applicant=total`, 400, []],
  [`${CELLS}?year=2021&organisation=419001-gov&region=11`, 400, []],
  [`${CELLS}?year=2021`, 400, []],
  [`${CELLS}?region=41`, 400, []],
  [`${CELLS}?region=41&year=2021&cursor=${writeCursor('419001-gov.2020.1.1')}`, 400, []],
  [`${CELLS}?region=11&year=2021&cursor=${writeCursor('419001-gov.2021.1.1')}`, 400, []],
  [`${CELLS}?year=2021&region=419`, 400, []],
  [`${CELLS}?year=2021&region=41&code=t3_granted__everybody`, 400, []],
  [`${CELLS}?year=2021&region=41&fields=code,code`, 400, []],
  ['/api/v1/organisations?kind=office&parent=419001-gov', 200, ['state.organisationPage']],
  ['/api/v1/organisations?kind=company', 400, []],
  ['/api/v1/rules', 200, []],
  ['/api/v1/rules?severity=error', 200, []],
  ['/api/v1/status', 200, ['feedRoot', 'state.counter', 'state.sweepNote']],
  ['/api/v1/status?province=41', 200, ['feedRoot', 'state.counter', 'state.counters', 'state.sweepNote']],
  ['/api/v1/status?province=419001', 400, []],
  ['/api/v1/openapi.json', 200, []],
  ['/api/v1/reports', 400, []],
  ['/api/v1/nothing', 404, []],
];

function twice(name: string): readonly string[] {
  return [name, name];
}

for (const [address, status, calls] of ENDPOINTS) {
  test(`GET ${address} answers ${status} with ${calls.join(' and ') || 'no call'}`, async () => {
    const double = queryPortsDouble(STORED);
    const response = await call(httpRequest(address), double.ports);
    assert.equal(response.statusCode, status);
    assert.deepEqual(double.calls, calls);
  });

  test(`HEAD ${address} answers like GET, without a body`, async () => {
    const { ports } = queryPortsDouble(STORED);
    const { body: _body, ...asGet } = await call(httpRequest(address), ports);
    assert.deepEqual(await call(httpRequest(address, {}, 'HEAD'), ports), asGet);
  });

  test(`GET ${address} may be read by any page and is taken for nothing else`, async () => {
    const { headers } = await call(httpRequest(address), queryPortsDouble(STORED).ports);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.match(headers['content-type'] ?? '', /^application\/(?:problem\+)?json; charset=utf-8$/);
  });
}

const ENVELOPED = [
  `${CELLS}?year=2021&region=419001&limit=7`,
  SHARD,
  '/api/v1/reports?year=2022&region=110000',
  REPORT,
  '/api/v1/organisations?limit=1',
  '/api/v1/items',
];

for (const address of ENVELOPED) {
  test(`${address} is answered in the one shape`, async () => {
    const { meta, data, links, ...rest } = await json(address);
    assert.deepEqual(rest, {});
    assert.deepEqual(Object.keys(meta), [
      'release',
      'released_at',
      'licence',
      'total',
      'limit',
      'truncated',
      'coverage',
      'codes',
      'warnings',
    ]);
    assert.deepEqual(Object.keys(links), ['self', 'next', 'describedby', 'feed']);
    assert.equal(meta.licence, 'CC-BY-4.0');
    assert.equal(links.feed, '/feeds/v1/index.json');
    assert.ok(typeof data === 'object');
  });

  test(`${address} is not sent again to who holds it`, async () => {
    const { ports } = queryPortsDouble(STORED);
    const first = await call(httpRequest(address), ports);
    const tag = first.headers['etag'] ?? '';
    assert.match(first.headers['cache-control'] ?? '', /^public, max-age=\d+$/);
    for (const held of [tag, tag.replace('W/', ''), `"other", ${tag}`, '*']) {
      const again = await call(httpRequest(address, { 'if-none-match': held }), ports);
      assert.deepEqual([again.statusCode, again.body, again.headers['etag']], [304, undefined, tag]);
    }
    const other = await call(httpRequest(address, { 'if-none-match': '"other"' }), ports);
    assert.equal(other.statusCode, 200);
  });
}

test('a new revision has another tag', async () => {
  const tagOf = async (revision: number) => {
    const { ports } = queryPortsDouble({ reports: [publishedReport({ revision })] });
    return (await call(httpRequest(REPORT), ports)).headers['etag'];
  };
  assert.notEqual(await tagOf(1), await tagOf(2));
});

test('two addresses have two tags, also where they show the same state', async () => {
  const tagOf = async (address: string) =>
    (await call(httpRequest(address), queryPortsDouble(STORED).ports)).headers['etag'];
  assert.notEqual(await tagOf(`${SHARD}&limit=1`), await tagOf(`${SHARD}&limit=2`));
});

test('one report has all its cells, each a text with its status', async () => {
  const { data } = await json(REPORT);
  assert.equal(data.report_id, '419001-gov-office.2021');
  assert.equal(data.cells.length, 200);
  assert.deepEqual(data.cells[17], { code: 't3_carried_in__natural', value: '17', status: 'reported' });
});

test('a region’s year says what is covered, and where its codes are explained', async () => {
  const { meta, data, links } = await json(SHARD);
  assert.deepEqual(
    data.map((row: { report_id: string }) => row.report_id),
    ['419001-gov.2021', '419001-gov-office.2021'],
  );
  const { note, ...coverage } = meta.coverage;
  assert.deepEqual(coverage, { expected: null, reported: 2, missing: null });
  assert.equal(note.code, 'not-published');
  assert.equal(links.describedby, '/api/v1/items?form=2021');
  assert.equal(data[0].values[meta.codes.indexOf('t3_carried_in__natural')], '17');
  const { data: items } = await json(links.describedby);
  assert.deepEqual(
    items.map(({ code }: { code: string }) => code),
    meta.codes,
  );
});

test('the register is told by kind and by parent, page after page', async () => {
  const offices = await json('/api/v1/organisations?kind=office');
  assert.deepEqual([offices.data, offices.meta.total], [[], 0]);
  const first = await json('/api/v1/organisations?kind=government&limit=2');
  assert.deepEqual([first.data.length, first.meta.truncated, first.meta.total], [2, true, null]);
  const second = await json(first.links.next);
  assert.deepEqual([second.data.length, second.links.next], [1, null]);
});

test('every finding that there can be is told with its words, by weight', async () => {
  const { data, meta } = await json('/api/v1/rules');
  assert.equal(meta.total, Object.keys(CATALOGUE).length);
  const errors = await json('/api/v1/rules?severity=error');
  assert.ok(errors.data.length > 0 && errors.data.length < data.length);
});

test('the status names the newest feeds and the units that are behind', async () => {
  const { data } = await json('/api/v1/status?province=41');
  assert.deepEqual(data.feeds, { version: 7, reports: 3, changed_at: '2022-01-22T09:12:40Z' });
  const behind = [{ unit: 'organisations', dirty: 3, published: 2 }];
  assert.deepEqual(data.units, { checked: ['organisations', '41'], known: 3, behind });
});

/** [what, what the last sweep saw, age of the queue] */
const SWEPT = [
  ['an upload waits', `r-${'1f'.repeat(16)}`, 164],
  ['it has its receipt by now', RECEIPT, null],
  ['nothing waits', undefined, null],
] as const;

for (const [what, receiptId, age] of SWEPT)
  test(`the status says how long uploads wait and what failed last: ${what}`, async () => {
    const receivedAt = '2022-01-22T09:10:00Z';
    const failed = { receiptId: `r-${'2f'.repeat(16)}`, receivedAt: '2022-01-20T08:00:00Z' };
    const waiting = receiptId === undefined ? {} : { waiting: { receiptId, receivedAt } };
    const swept = { sweptAt: '2022-01-22T09:12:00Z', failed, ...waiting };
    const { body } = await call(httpRequest('/api/v1/status'), queryPortsDouble({ ...STORED, swept }).ports);
    const { data } = JSON.parse(body ?? '');
    assert.deepEqual(data.queue, { age_seconds: age, checked_at: swept.sweptAt });
    // Who has the whole number may read the receipt.
    assert.deepEqual(data.last_failure, {
      received_at: failed.receivedAt,
      kind: 'failed',
      receipt: 'r-2f2f2f2f',
    });
  });

test('before the first sweep nothing is known of what waits', async () => {
  const { data } = await json('/api/v1/status');
  assert.deepEqual([data.queue, data.last_failure], [{ age_seconds: null, checked_at: null }, null]);
});

test('before the first publication there are no feeds to tell of', async () => {
  const response = await call(httpRequest('/api/v1/status'), queryPortsDouble({}).ports);
  assert.equal(JSON.parse(response.body ?? '').data.feeds, null);
});

test('nothing is an answer too, with a warning', async () => {
  const { meta, data } = await json('/api/v1/reports?year=2022&region=110000');
  assert.deepEqual(data, []);
  assert.deepEqual([meta.total, meta.truncated, meta.warnings[0].code], [0, false, 'no-data']);
});

for (const start of ['/api/v1/reports?year=2021&region=419001&limit=1', '/api/v1/organisations?limit=1']) {
  test(`the pages behind ${start} hold every row once`, async () => {
    const seen: string[] = [];
    let pages = 0;
    for (let address: string | null = start; address !== null && pages < 10; pages += 1) {
      const { data, links, meta } = await json(address);
      seen.push(...data.map((row: { org_id: string }) => row.org_id));
      assert.equal(meta.truncated, links.next !== null);
      assert.deepEqual(
        meta.warnings.map(({ code }: { code: string }) => code),
        links.next === null ? [] : ['truncated'],
      );
      const { headers } = await call(httpRequest(address), queryPortsDouble(STORED).ports);
      assert.equal(headers['link']?.includes('rel="next"') ?? false, links.next !== null);
      address = links.next;
    }
    assert.deepEqual([pages, seen], [seen.length, [...new Set(seen)].toSorted()]);
  });
}

test('a receipt is a page for browsers', async () => {
  const stored = { ...STORED, bodies: { [BODY_KEY]: renderReceipt(someReceipt()) } };
  for (const request of [
    httpRequest(`/api/v1/receipts/${RECEIPT}?format=html`),
    httpRequest(`/api/v1/receipts/${RECEIPT}`, { accept: 'text/html' }),
  ]) {
    const { headers } = await call(request, queryPortsDouble(stored).ports);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  }
});

test('the page of a receipt is in the language that its address names, else in that of its reader', async () => {
  const stored = { ...STORED, bodies: { [BODY_KEY]: renderReceipt(someReceipt()) } };
  for (const [query, language] of [
    ['&lang=zh-CN', 'zh-CN'],
    ['&lang=en', 'en'],
    ['', 'en'],
  ] as const) {
    const request = httpRequest(`/api/v1/receipts/${RECEIPT}?format=html${query}`);
    const { headers } = await call(request, queryPortsDouble(stored).ports);
    assert.equal(headers['content-language'], language);
  }
});

test('a receipt is sent byte for byte, and asked for again each time', async () => {
  const { ports } = queryPortsDouble(STORED);
  const response = await call(httpRequest(`/api/v1/receipts/${RECEIPT}`), ports);
  assert.equal(response.body, STORED.bodies?.[BODY_KEY]);
  assert.equal(response.headers['cache-control'], 'no-cache');
  assert.equal(response.headers['etag'], `"${'cd'.repeat(32)}"`);
  const again = await call(
    httpRequest(`/api/v1/receipts/${RECEIPT}`, { 'if-none-match': `"${'cd'.repeat(32)}"` }),
    ports,
  );
  assert.equal(again.statusCode, 304);
});

/** [Accept-Language, language] */
const LANGUAGES = [
  [undefined, 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['ZH-hans-CN', 'zh-CN'],
  ['en-GB,en;q=0.9,zh;q=0.5', 'en'],
  ['fr', 'en'],
  ['zh;q=0.2, en;q=0.1', 'zh-CN'],
  ['zh;q=0', 'en'],
  ['en;q=0.9,zh;q=7', 'en'],
  [';;;q=,zh;q=nonsense', 'en'],
] as const;

for (const [accepted, language] of LANGUAGES) {
  test(`a problem is told in ${language} to who accepts ${accepted}`, async () => {
    const request = httpRequest(
      '/api/v1/reports?year=1',
      accepted === undefined ? {} : { 'accept-language': accepted },
    );
    const response = await call(request, queryPortsDouble(STORED).ports);
    const problem = JSON.parse(response.body ?? '');
    assert.equal(response.headers['content-language'], language);
    assert.equal(problem.title, language === 'en' ? 'Invalid query parameters' : '查询参数无效');
    assert.deepEqual(
      [problem.status, problem.instance, problem.trace_id],
      [400, '/api/v1/reports?year=1', 'Trace-1'],
    );
    assert.equal(problem.errors.length, 2);
    assert.equal(response.headers['cache-control'], 'no-store');
  });
}

test('nothing is written', async () => {
  const double = queryPortsDouble(STORED);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const response = await call(httpRequest(REPORT, {}, method), double.ports);
    assert.deepEqual([response.statusCode, response.headers['allow']], [405, 'GET, HEAD']);
  }
  assert.deepEqual(double.calls, []);
});

test('a fault of ours is a 500 that shows nothing of it, and stands in the log', async () => {
  const logged: unknown[] = [];
  const { ports } = queryPortsDouble(STORED);
  const broken = {
    ...ports,
    state: { ...ports.state, report: () => Promise.reject(new Error('table gk-secret')) },
  };
  const response = await call(httpRequest(REPORT), broken, logged);
  assert.equal(response.statusCode, 500);
  assert.doesNotMatch(response.body ?? '', /secret/);
  assert.equal(JSON.parse(response.body ?? '').trace_id, 'Trace-1');
  assert.match(JSON.stringify(logged), /Trace-1/);
});

test('a final receipt whose body is gone is a fault, not a 404', async () => {
  const { ports } = queryPortsDouble({ ...STORED, bodies: {} });
  assert.equal((await call(httpRequest(`/api/v1/receipts/${RECEIPT}`), ports, [])).statusCode, 500);
});

async function json(address: string) {
  const response = await call(httpRequest(address), queryPortsDouble(STORED).ports);
  assert.equal(response.statusCode, 200);
  return JSON.parse(response.body ?? '');
}

async function call(
  request: ReturnType<typeof httpRequest>,
  ports: QueryPorts,
  logged?: unknown[],
): Promise<HttpResponse> {
  const error = (...said: unknown[]) => {
    if (logged === undefined) throw new Error('nothing should have been logged', { cause: said });
    logged.push(said);
  };
  const response = await queryHandler(ports, { error })(request, {} as Context); // the handler looks at no context
  assertDescribed(request, response);
  return response;
}

function organisation(orgId: string): PublishedOrganisation {
  return {
    orgId,
    nameZh: orgId,
    kind: 'government',
    region: orgId.slice(0, 6),
    validFrom: '2019-01-01',
    revision: 1,
  };
}

function upload(named: Partial<UploadRecord>): UploadRecord {
  return { receiptId: RECEIPT, attempts: 1, units: [], ...named };
}
