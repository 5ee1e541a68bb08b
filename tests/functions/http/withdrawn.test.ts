import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Context } from 'aws-lambda';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { cutRelease } from '../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { queryHandler } from '../../../functions/http/query-handler.ts';
import { acceptedReport, acceptedRow } from '../records.ts';
import { workshop } from '../workshop.ts';
import { assertDescribed } from './assert-described.ts';
import { httpRequest } from './http-request.ts';
import { queryPortsDouble } from './query-ports-double.ts';

const V1 = '/api/v1';
const CODE = 't3_new_received__total';
const UNITS = [{ kind: 'reports', year: 2021, region: '419001' }, { kind: 'organisations' }] as const;
const VALUES = FORM_2021.items.map(({ code }) => (code === CODE ? '7' : '0'));

let shop: ReturnType<typeof workshop>;

/** Two offices have filed, which is release 1; then one report is withdrawn, which is release 2. */
before(async () => {
  shop = workshop();
  const { ports, take, releasePorts } = shop;
  await take(
    ['419001-aa', '419001-bb'].flatMap((orgId) => [
      acceptedRow('1#a', { orgId }),
      acceptedReport('1#a', { orgId, values: VALUES }),
    ]),
  );
  await publishUnits(UNITS, ports);
  await cutRelease('daily', releasePorts());
  const gone = { orgId: '419001-bb', values: [], withdrawn: true, correctionReason: '重复报送' } as const;
  await take([acceptedReport('1#b', gone)]);
  await publishUnits(UNITS, ports);
  await cutRelease('command', releasePorts());
});

test('a report that was withdrawn says so, and where its revisions are', async () => {
  for (const asOf of ['', '?as_of=2']) {
    const { status, body } = await ask(`${V1}/reports/419001-bb.2021${asOf}`);
    assert.deepEqual(
      [status, body.type, body.see],
      [404, 'urn:gongkai:problem:report-withdrawn', `${V1}/reports/419001-bb.2021/revisions`],
    );
    assert.match(body.detail, /2022-01-20/);
  }
  const { body } = await ask(`${V1}/reports/419001-bb.2021/revisions`);
  assert.deepEqual(
    body.data.map(({ kind, reason }: { kind: string; reason: string | null }) => [kind, reason]),
    [
      ['first', null],
      ['withdrawal', '重复报送'],
    ],
  );
});

test('as of the release before, it stands', async () => {
  assert.equal((await ask(`${V1}/reports/419001-bb.2021?as_of=1`)).status, 200);
});

test('it is in no list of reports and in no list of cells', async () => {
  for (const address of [
    `${V1}/reports?year=2021&region=419001`,
    `${V1}/reports?year=2021&region=41`,
    `${V1}/observations?year=2021&region=41&code=${CODE}`,
    `${V1}/observations?year=2021&region=41&code=${CODE}&as_of=2`,
  ]) {
    const { body } = await ask(address);
    assert.deepEqual(
      body.data.map(({ org_id }: { org_id: string }) => org_id),
      ['419001-aa'],
      address,
    );
    assert.equal(body.meta.total, 1);
    if (address.includes('/reports?'))
      assert.deepEqual(body.meta.coverage, { expected: 2, reported: 1, missing: 1 });
  }
  const own = await ask(`${V1}/observations?year=2021&organisation=419001-bb`);
  assert.deepEqual([own.body.data, own.body.meta.warnings[0].code], [[], 'no-data']);
});

test('it is in no sum, and its organisation is missing', async () => {
  const { body: sums } = await ask(`${V1}/aggregates?code=${CODE}&region=41`);
  assert.deepEqual(
    sums.data.map(({ reports, coverage, missing, cells }: Sum) => [
      reports,
      coverage.expected,
      coverage.reported,
      coverage.withdrawn,
      missing,
      cells[0]?.value,
    ]),
    [[1, 2, 1, 1, ['419001-bb'], '7']],
  );
  const { body: line } = await ask(`${V1}/series/${CODE}?region=419001`);
  const [point] = line.data.rows[0].points;
  assert.deepEqual([point.value, point.reports, point.missing], ['7', 1, 1]);
});

test('the coverage of its region calls it withdrawn', async () => {
  const { body } = await ask(`${V1}/coverage?year=2021&region=419001`);
  assert.deepEqual(
    body.data.organisations.map(({ org_id, report }: { org_id: string; report: string }) => [org_id, report]),
    [
      ['419001-aa', 'no-deadline'],
      ['419001-bb', 'withdrawn'],
    ],
  );
  assert.deepEqual(body.meta.coverage, { expected: 2, reported: 1, missing: 1 });
});

interface Sum {
  readonly reports: number;
  readonly coverage: Readonly<Record<'expected' | 'reported' | 'withdrawn', number>>;
  readonly missing: readonly string[];
  readonly cells: readonly { readonly value: string | null }[];
}

async function ask(address: string) {
  const { ports: doubles } = queryPortsDouble({});
  const get = async (key: string) => shop.feed.get(key);
  const ports = { ...doubles, state: { ...doubles.state, ...shop.ports.reader }, feed: { get } };
  const request = httpRequest(address);
  const error = (...said: unknown[]) => assert.fail(JSON.stringify(said));
  const response = await queryHandler(ports, { error })(request, {} as Context); // it looks at no context
  assertDescribed(request, response);
  return { status: response.statusCode, body: JSON.parse(response.body ?? '') };
}
