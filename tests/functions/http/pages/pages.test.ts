import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corePress } from '../../../../functions/core-press.ts';
import { respond } from '../../../../functions/http/respond.ts';
import { anOrganisation, aReport } from '../../../core/publish/shard-factory.ts';
import { httpRequest } from '../http-request.ts';
import { queryPortsDouble } from '../query-ports-double.ts';

const PAGE = '/reports/419001-gov-office.2021';
const OFFICE = '/organisations/419001-gov-office';
const REPORT = aReport({ revision: 2 }, { t3_new_received__total: '21', t3_new_received__natural: '21' });
const GOVERNMENT = anOrganisation({ orgId: '419001-gov', nameZh: '济源市人民政府', kind: 'government' });
const OBJECTS = published();

test('a report has its page at an address that stays, found by five objects from the root down', async () => {
  const { answer, calls } = await ask(PAGE);
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(answer.headers['content-language'], 'zh-CN');
  assert.equal(answer.headers['cache-control'], 'public, max-age=10');
  assert.match(answer.headers['content-security-policy'] ?? '', /^default-src 'none'; style-src 'sha256-/);
  assert.match(
    answer.headers['link'] ?? '',
    /^<\/feeds\/v1\/years\/2021\/regions\/419001\/reports\/419001-gov-office\.2021-[0-9a-f]{64}\.json>; rel="alternate"; type="application\/json"$/,
  );
  assert.match(answer.body ?? '', /济源市人民政府办公室2021年政府信息公开工作年度报告/);
  assert.deepEqual(
    calls.map((call) => call.replace(/-[0-9a-f]{64}/, '')),
    [
      'feed.get feeds/v1/index.json',
      'feed.get feeds/v1/years/2021/index.json',
      'feed.get feeds/v1/years/2021/provinces/41/index.json',
      'feed.get feeds/v1/years/2021/regions/419001/manifest.json',
      'feed.get feeds/v1/years/2021/regions/419001/pages/419001-gov-office.2021.html',
    ],
  );
});

test('the page in English is asked for by its address, whatever the browser prefers', async () => {
  const { answer } = await ask(`${PAGE}?lang=en`);
  assert.equal(answer.headers['content-language'], 'en');
  assert.match(answer.body ?? '', /^<!doctype html>\n<html lang="en">/);
  const same = await ask(PAGE, { 'accept-language': 'en' });
  assert.equal(same.answer.headers['content-language'], 'zh-CN');
  assert.notEqual(answer.headers['etag'], same.answer.headers['etag']);
});

test('who has the page already is told so, under the policy that the page needs', async () => {
  const first = await ask(PAGE);
  const { answer } = await ask(PAGE, { 'if-none-match': first.answer.headers['etag'] ?? '' });
  assert.equal(answer.statusCode, 304);
  assert.equal(answer.body, undefined);
  assert.equal(answer.headers['content-security-policy'], first.answer.headers['content-security-policy']);
});

test('HEAD gets the headers alone', async () => {
  const { answer } = await ask(PAGE, {}, 'HEAD');
  assert.deepEqual([answer.statusCode, answer.body], [200, undefined]);
});

/** [address, the objects read for it] */
const ABSENT: readonly (readonly [string, number])[] = [
  ['/reports/419001-gov-office.2022', 1],
  ['/reports/110000-gov-office.2021', 2],
  ['/reports/410000-gov-office.2021', 3],
  ['/reports/419001-nobody.2021', 4],
  ['/reports/nobody', 0],
  ['/reports/../../secret', 0],
  ['/reports/419001-gov-office.2021.html', 0],
  ['/reports/', 0],
  ['/organisations/nobody', 0],
];

for (const [address, reads] of ABSENT)
  test(`${address} is a page that says that there is nothing, after ${reads} reads`, async () => {
    const { answer, calls } = await ask(address);
    assert.equal(answer.statusCode, 404);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.match(answer.body ?? '', /这里没有已公开的报告/);
    assert.match(answer.headers['content-security-policy'] ?? '', /style-src 'sha256-/);
    assert.equal(calls.length, reads);
  });

test('before anything is published there is no page', async () => {
  const { answer } = await ask(PAGE, {}, 'GET', new Map());
  assert.equal(answer.statusCode, 404);
});

test('a page that is named and is not there is our fault', async () => {
  const objects = new Map([...OBJECTS].filter(([key]) => !key.endsWith('.html')));
  await assert.rejects(ask(PAGE, {}, 'GET', objects), /is named by an index and is not there/);
});

test('an organisation has a page with its reports; a year without one is 未报', async () => {
  const { answer, calls } = await ask(OFFICE);
  assert.equal(answer.statusCode, 200);
  assert.match(answer.body ?? '', /<a href="\/reports\/419001-gov-office\.2021">2021<\/a>/);
  assert.match(
    answer.body ?? '',
    /<th scope="row">2020<\/th><td colspan="5" class="odd"><span class="z" lang="zh-CN">未报/,
  );
  assert.match(
    answer.body ?? '',
    /<a href="\/organisations\/419001-gov"><span lang="zh-CN">济源市人民政府<\/span> <code>419001-gov<\/code><\/a>/,
  );
  assert.deepEqual(calls.toSorted(), ['state.figures', 'state.organisations', 'state.organisations']);
  const again = await ask(OFFICE, { 'if-none-match': answer.headers['etag'] ?? '' });
  assert.equal(again.answer.statusCode, 304);
});

test('an organisation with neither a row nor a report has no page', async () => {
  const { answer } = await ask('/organisations/110000-nobody');
  assert.equal(answer.statusCode, 404);
});

async function ask(address: string, headers = {}, method = 'GET', objects = OBJECTS) {
  const { ports, calls } = queryPortsDouble({
    reports: [REPORT],
    organisations: [anOrganisation({ parent: GOVERNMENT.orgId }), GOVERNMENT],
    objects,
  });
  return { answer: await respond(httpRequest(address, headers, method), ports), calls };
}

/** All objects of feeds that hold one report. */
function published(): ReadonlyMap<string, Uint8Array> {
  const press = corePress('CC-BY-4.0');
  const organisations = new Map([['419001-gov-office', anOrganisation()]]);
  const place = { year: 2021, region: '419001' };
  const shard = { ...place, reports: [REPORT], organisations, rounds: [], decisions: [] };
  const print = press.printShard(shard);
  const { files, root } = press.merge({ root: undefined }, print.entry);
  const all = [...print.files, ...(print.manifest === undefined ? [] : [print.manifest]), ...files, root];
  return new Map(all.map(({ key, body }) => [key, body]));
}
