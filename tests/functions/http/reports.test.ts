import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'aws-lambda';
import { FORM_2021 } from '../../../core/forms/form.ts';
import type { PublishedOrganisation } from '../../../core/publish/published-organisation.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import { publishedReport } from '../../core/query/published-report.ts';
import { assertDescribed } from './assert-described.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble, type Stored } from './query-ports-double.ts';

const GRANTED = 't3_granted__total';
const DENIED = 't3_denied_internal_affairs__total';
const ASK = '/api/v1/reports?year=2021';

const STORED: Stored = {
  reports: [
    answered('410100-aa', { granted: '5', denied: '3' }),
    answered('410100-bb', { granted: '2', denied: '3' }),
    answered('410102-cc', { granted: '0', denied: '1' }),
    answered('410300-dd', { granted: '4', denied: null }),
    answered('320100-ee', { granted: '0', denied: '9' }),
  ],
  organisations: [
    row('320100-ee', { kind: 'department' }),
    row('410100-aa', { kind: 'office', parent: '410100-gov' }),
    row('410100-bb', { kind: 'department', parent: '410100-gov' }),
    row('410102-cc', { kind: 'township' }),
    row('410300-dd', { kind: 'department' }),
  ],
};

const CASES = [
  ['region=41', ['410100-aa', '410100-bb', '410102-cc', '410300-dd']],
  ['region=4101', ['410100-aa', '410100-bb', '410102-cc']],
  ['region=410100', ['410100-aa', '410100-bb']],
  ['region=41&where=t3_denied__total.gt.t3_granted__total', ['410100-bb', '410102-cc']],
  // A cell without a number is on neither side.
  ['region=41&where=t3_denied__total.le.t3_granted__total', ['410100-aa']],
  [`region=41&where=${GRANTED}.eq.0`, ['410102-cc']],
  [`region=41&where=${GRANTED}.ge.4`, ['410100-aa', '410300-dd']],
  [`region=41&where=${GRANTED}.ne.5`, ['410100-bb', '410102-cc', '410300-dd']],
  [`region=41&where=${GRANTED}.lt.0.5`, ['410102-cc']],
  ['region=41&level=township', ['410102-cc']],
  ['region=41&kind=department', ['410100-bb', '410300-dd']],
  ['region=41&parent=410100-gov', ['410100-aa', '410100-bb']],
  ['region=41&parent=410100-gov&kind=office', ['410100-aa']],
  ['region=41&level=ministry', []],
] as const;

for (const [filter, expected] of CASES) {
  test(`reports with ${filter}: ${expected.join(', ') || 'none'}`, async () => {
    const { data, meta } = await json(`${ASK}&${filter}`);
    assert.deepEqual(
      data.map(({ org_id }) => org_id),
      expected,
    );
    assert.deepEqual([meta.total, meta.truncated], [expected.length, false]);
  });

  test(`the pages of reports with ${filter} hold each once`, async () => {
    const seen: string[] = [];
    let address: string | null = `${ASK}&${filter}&limit=1`;
    for (let pages = 0; address !== null && pages < 20; pages++) {
      const { data, links }: Body = await json(address);
      seen.push(...data.map(({ org_id }) => org_id));
      address = links.next;
    }
    assert.deepEqual(seen, expected);
  });
}

for (const where of [
  'x',
  `${GRANTED}.gt`,
  `${GRANTED}.over.1`,
  `nothing.gt.1`,
  `${GRANTED}.gt.nothing`,
  `1.gt.${GRANTED}`,
]) {
  test(`where=${where} is refused`, async () => {
    const response = await ask(`${ASK}&region=41&where=${where}`, STORED);
    assert.equal(response.statusCode, 400);
    assert.equal(JSON.parse(response.body ?? '').errors[0].parameter, 'where');
  });
}

test('a province of which hardly anybody has reported is walked in pages that lead on', async () => {
  const silent = Array.from({ length: 150 }, (_, at) => `41${String(at).padStart(4, '0')}`);
  const stored = { ...STORED, silent };
  for (const start of [`${ASK}&region=41`, `/api/v1/observations?year=2021&region=41&code=${GRANTED}`]) {
    const seen: string[] = [];
    let pages = 0;
    for (let address: string | null = start; address !== null && pages < 20; pages++) {
      const body: Body = JSON.parse((await ask(address, stored)).body ?? '');
      seen.push(...body.data.map(({ org_id }) => org_id));
      address = body.links.next;
    }
    assert.deepEqual(seen, ['410100-aa', '410100-bb', '410102-cc', '410300-dd']);
    assert.ok(pages > 2, `${pages} pages`);
  }
});

for (const [address, store] of [
  [`${ASK}&region=410100`, 'table'],
  ['/api/v1/reports/410100-aa.2021', 'table'],
  ['/api/v1/observations?year=2021&region=41', 'table'],
  ['/api/v1/organisations', 'table'],
  ['/api/v1/changes?since=0', 'feeds'],
  [`${ASK}&region=410100&as_of=1`, 'feeds'],
  ['/api/v1/series/t3_granted__total', 'feeds'],
  ['/api/v1/feed', 'feeds'],
] as const)
  test(`${address} is answered by a problem before the function is killed, when the ${store} hang`, async () => {
    const { ports } = queryPortsDouble(STORED);
    const never = () => new Promise<never>(() => undefined);
    const said: unknown[] = [];
    const state = new Proxy(ports.state, { get: () => never });
    const hanging = store === 'table' ? { ...ports, state } : { ...ports, feed: { get: never } };
    const handler = queryHandler(hanging, { error: (...words) => void said.push(words) });
    const request = httpRequest(address, { 'accept-language': 'zh-CN' });
    // Of the context middy asks for the time that is left, and for nothing else.
    const response = await handler(request, { getRemainingTimeInMillis: () => 520 } as Context);
    assertDescribed(request, response);
    const { type, title, status } = JSON.parse(response.body ?? '');
    assert.deepEqual([type, title, status], ['urn:gongkai:problem:took-too-long', '处理超时', 503]);
    assert.equal(response.headers['retry-after'], '5');
    assert.equal(said.length, 1);
  });

interface Answered {
  readonly granted: string;
  readonly denied: string | null;
}

function answered(orgId: string, { granted, denied }: Answered): PublishedReport {
  const numbers: Readonly<Record<string, string | null>> = { [GRANTED]: granted, [DENIED]: denied };
  const values = FORM_2021.items.map(({ code }) => (code in numbers ? (numbers[code] ?? null) : '0'));
  const marks = denied === null ? { [DENIED]: { status: 'blank' as const } } : {};
  return publishedReport({ orgId, reportId: `${orgId}.2021`, year: 2021, values, marks });
}

function row(orgId: string, change: Partial<PublishedOrganisation>): PublishedOrganisation {
  const region = orgId.slice(0, 6);
  return { orgId, nameZh: orgId, kind: 'other', region, validFrom: '2019-01-01', revision: 1, ...change };
}

async function ask(address: string, stored: Stored) {
  const request = httpRequest(address);
  const error = (...said: unknown[]) => assert.fail(JSON.stringify(said));
  const response = await queryHandler(queryPortsDouble(stored).ports, { error })(request, {} as Context); // it looks at no context
  assertDescribed(request, response);
  return response;
}

async function json(address: string): Promise<Body> {
  const { statusCode, body } = await ask(address, STORED);
  assert.equal(statusCode, 200, body);
  return JSON.parse(body ?? '');
}

interface Body {
  readonly data: readonly { readonly org_id: string }[];
  readonly meta: { readonly total: number | null; readonly truncated: boolean };
  readonly links: { readonly next: string | null };
}
